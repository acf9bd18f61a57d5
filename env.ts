import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

/** Ids of the providers that variables can switch on, in the order in which a plain model name is looked up. */
export const providerIds = [
  "geekai",
  "openai",
  "anthropic",
  "google",
  "deepseek",
  "zhipu",
  "dashscope",
  "moonshot",
  "ark",
  "qianfan",
  "spark",
  "hunyuan",
  "minimax",
  "xai",
  "mistral",
  "perplexity",
  "openrouter",
  "groq",
  "siliconflow",
  "ollama",
  "vllm",
  "llamacpp",
  "custom",
] as const;
export type ProviderId = (typeof providerIds)[number];

/** Search engines that variables can switch on beside Zhipu's, which goes by the provider's key, and Wikipedia. */
export const searchEngineIds = ["tavily", "exa", "brave", "serper", "bocha", "jina", "searxng", "wikipedia"] as const;
export type SearchEngineId = (typeof searchEngineIds)[number];

/** What the environment says of one search engine; empty strings count as absent. */
export type SearchEngineEnv = { apiKey?: string; baseUrl?: string };

/** What the environment says of one provider; empty strings count as absent. */
export type ProviderEnv = { apiKey?: string; baseUrl?: string; models?: string[] };

/** The whole configuration of the process, checked. */
export type Env = {
  host: string;
  port: number;
  /** Absolute path. */
  dataDir: string;
  publicUrl?: URL;
  auth: "solo" | "accounts";
  /** Solo mode was opened to other machines on purpose. */
  allowOpen: boolean;
  /** Undefined: generated into the data directory. */
  authSecret?: string;
  providers: Partial<Record<ProviderId, ProviderEnv>>;
  searchEngines: Partial<Record<SearchEngineId, SearchEngineEnv>>;
  defaultModel?: string;
  defaultSearchEngine?: string;
  /** For programs that give none: the contract's rule, the model's own, or a fixed value that is fitted to the model. */
  defaultTemperature: "contract" | "model" | number;
  /** A temperature over the model's highest is cut to it, or scaled from 0–2 to its range. */
  temperatureMode: "clamp" | "scaled";
  /** Most answers to one question, `n`. */
  maxChoices: number;
  /** An answer in one body begins its 200 response after ten seconds, to keep the connection open while it is made. */
  earlyResponse: boolean;
  /** Largest file that can be uploaded, and how much one person's files may take altogether; bytes. */
  maxFileBytes: number;
  fileQuotaBytes: number;
  /** Longest silence before the first token and between two, in milliseconds. */
  firstTokenMs: number;
  idleMs: number;
  embeddedModel?: string;
  embeddedDownload: boolean;
  hfEndpoint: URL;
  hfToken?: string;
};

/** A variable with a value that cannot be used. The message begins with its name. */
export class EnvError extends Error {
  constructor(variable: string, reason: string) {
    super(`${variable}: ${reason}`);
    this.name = "EnvError";
  }
}

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .transform((value) => new URL(value));
const flag = z.enum(["0", "1"], { error: "must be 0 or 1" }).transform((value) => value === "1");

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.int({ error }).min(least, error).max(most, error));
};

const bytesInMb = 1024 * 1024;

const variables = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a number from 0 to 65535")
    .default(3000),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: httpUrl.optional(),
  PARLEY_AUTH: z.enum(["solo", "accounts"], { error: "must be solo or accounts" }).optional(),
  PARLEY_ALLOW_OPEN: flag.default(false),
  AUTH_SECRET: z
    .string()
    .min(32, "must have at least 32 characters; leave it out to have one generated")
    .refine((secret) => !isGuessable(secret), "is easy to guess; use a random value")
    .optional(),
  DEFAULT_MODEL: z.string().optional(),
  DEFAULT_SEARCH_ENGINE: z.string().optional(),
  DEFAULT_TEMPERATURE: z
    .union([z.enum(["contract", "model"]), z.coerce.number().min(0).max(2)], {
      error: "must be contract, model or a number from 0 to 2",
    })
    .default("contract"),
  TEMPERATURE_MODE: z.enum(["clamp", "scaled"], { error: "must be clamp or scaled" }).default("clamp"),
  MAX_CHOICES: wholeNumber(1, 128).default(8),
  EARLY_RESPONSE: flag.default(true),
  MAX_FILE_MB: wholeNumber(1, 2_000).default(50),
  FILE_QUOTA_MB: wholeNumber(1, 100_000_000).default(2_048),
  FIRST_TOKEN_TIMEOUT: wholeNumber(1, 3_600).default(120),
  IDLE_TIMEOUT: wholeNumber(1, 3_600).default(60),
  EMBEDDED_MODEL: z.string().optional(),
  EMBEDDED_DOWNLOAD: flag.default(true),
  HF_ENDPOINT: httpUrl.default(new URL("https://huggingface.co")),
  HF_TOKEN: z.string().optional(),
});

/** Long enough but repeated, or a placeholder out of somebody's documentation. */
function isGuessable(secret: string): boolean {
  return (
    new Set(secret).size < 8 || /(change|replace)[-_ ]?(me|this)|your[-_ ]|example|secret[-_ ]?(here|key)/i.test(secret)
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * Reads the configuration from variables; an empty value counts as absent.
 * @throws EnvError naming the first variable that is wrong.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvError(String(issue?.path[0] ?? "environment"), issue?.message ?? "cannot be read");
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: path.resolve(/* turbopackIgnore: true */ process.cwd(), values.DATA_DIR),
    publicUrl: values.PUBLIC_URL,
    auth: readAuth(values.HOST, values.PARLEY_AUTH, values.PARLEY_ALLOW_OPEN),
    allowOpen: values.PARLEY_ALLOW_OPEN,
    authSecret: values.AUTH_SECRET,
    providers: readProviders(given),
    searchEngines: readSearchEngines(given),
    defaultModel: values.DEFAULT_MODEL,
    defaultSearchEngine: values.DEFAULT_SEARCH_ENGINE,
    defaultTemperature: values.DEFAULT_TEMPERATURE,
    temperatureMode: values.TEMPERATURE_MODE,
    maxChoices: values.MAX_CHOICES,
    earlyResponse: values.EARLY_RESPONSE,
    maxFileBytes: values.MAX_FILE_MB * bytesInMb,
    fileQuotaBytes: values.FILE_QUOTA_MB * bytesInMb,
    firstTokenMs: values.FIRST_TOKEN_TIMEOUT * 1_000,
    idleMs: values.IDLE_TIMEOUT * 1_000,
    embeddedModel: values.EMBEDDED_MODEL,
    embeddedDownload: values.EMBEDDED_DOWNLOAD,
    hfEndpoint: values.HF_ENDPOINT,
    hfToken: values.HF_TOKEN,
  };
}

/** Without accounts everybody who reaches the port is the owner, so only loopback is served unasked. */
function readAuth(host: string, wanted: "solo" | "accounts" | undefined, allowOpen: boolean): "solo" {
  if (wanted === "accounts") {
    throw new EnvError("PARLEY_AUTH", "accounts are not part of this version; use solo, with HOST on loopback");
  }
  if (isLoopback(host)) return "solo";
  if (wanted === "solo" && allowOpen) return "solo";
  throw new EnvError(
    "HOST",
    `${host} is reachable from other machines and nobody has to sign in. Keep HOST on 127.0.0.1 behind a proxy that ` +
      "asks who is there, or say PARLEY_AUTH=solo together with PARLEY_ALLOW_OPEN=1 to let everyone in as the owner",
  );
}

/** The address and the key of something that `<PREFIX>_BASE_URL` and `<PREFIX>_API_KEY` describe. */
function readPlace(given: Record<string, string>, prefix: string): { apiKey?: string; baseUrl?: string } {
  const apiKey = given[`${prefix}_API_KEY`];
  const baseUrl = given[`${prefix}_BASE_URL`];
  if (baseUrl !== undefined && !httpUrl.safeParse(baseUrl).success) {
    throw new EnvError(`${prefix}_BASE_URL`, "must be an http(s) address");
  }
  if (baseUrl !== undefined && new URL(baseUrl).username !== "") {
    throw new EnvError(`${prefix}_BASE_URL`, `must not hold a user name or password; keys go into ${prefix}_API_KEY`);
  }
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new EnvError(`${prefix}_API_KEY`, "must be printable ASCII without spaces");
  }
  return { apiKey, baseUrl };
}

function readSearchEngines(given: Record<string, string>): Env["searchEngines"] {
  const engines: Env["searchEngines"] = {};
  for (const id of searchEngineIds) {
    const place = readPlace(given, id.toUpperCase());
    if (place.apiKey || place.baseUrl) engines[id] = place;
  }
  return engines;
}

function readProviders(given: Record<string, string>): Env["providers"] {
  const providers: Env["providers"] = {};
  for (const id of providerIds) {
    const prefix = id.toUpperCase();
    const { apiKey, baseUrl } = readPlace(given, prefix);
    const models = given[`${prefix}_MODELS`]
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    if (apiKey || baseUrl || models) providers[id] = { apiKey, baseUrl, models };
  }
  return providers;
}

let current: Env | undefined;

/** The configuration of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
