import { readFileSync } from "node:fs";
import path from "node:path";
import type { ProviderId } from "@/env";
import { type Effort, efforts } from "@/lib/core/chat-request";
import type { KnownModel } from "@/lib/providers/catalogue/known-model";
import type { ModelsByProvider } from "./merge-models";
import { toOutput, toPrices } from "./numbers";

/** A model as `@earendil-works/pi-ai` keeps it in `dist/providers/data/<provider>.json`, by API and `kind:id`. */
type PiModel = {
  id: string;
  name?: string;
  type?: string;
  reasoning?: boolean;
  input?: string[];
  cost?: { input: number; output: number; cacheRead: number; cacheWrite: number };
  contextWindow?: number;
  maxTokens?: number;
  thinkingLevelMap?: Record<string, string | null>;
  compat?: { forceAdaptiveThinking?: boolean; supportsTemperature?: boolean; supportsReasoningEffort?: boolean };
};

type Part = {
  provider: ProviderId;
  file: string;
  /** Take names that begin so, without it. */
  prefix?: string;
  leave?: RegExp;
  /** What of it is not true of the provider's own API: a flat-rate plan, another wire, or somebody else's offer. */
  without?: readonly ("prices" | "levels" | "switch" | "output")[];
};

const elsewhere = ["prices", "levels", "switch", "output"] as const;
/** Names that other places give to Qwen's models and that DashScope does not have. */
const notAtDashscope = /:|^qwen-2|^qwen3-coder$|a22b-2507$|-prime$|-0902$|-\d\d-\d\d$|-20\d{6}$/;

/** In the order of trust, least first. */
const parts: readonly Part[] = [
  { provider: "zhipu", file: "openrouter", prefix: "z-ai/", leave: /:|legal|prime/, without: elsewhere },
  { provider: "dashscope", file: "openrouter", prefix: "qwen/", leave: notAtDashscope, without: elsewhere },
  { provider: "hunyuan", file: "openrouter", prefix: "tencent/", leave: /:/, without: elsewhere },
  { provider: "openai", file: "openai" },
  { provider: "anthropic", file: "anthropic" },
  // These two answer on another API than generateContent.
  { provider: "google", file: "google", leave: /^deep-research|computer-use/ },
  { provider: "deepseek", file: "deepseek" },
  { provider: "zhipu", file: "zai" },
  { provider: "dashscope", file: "qwen-token-plan-cn", without: ["prices", "switch"] },
  { provider: "moonshot", file: "moonshotai-cn" },
  // Described as it is on Anthropic's protocol, where thinking has other degrees.
  { provider: "minimax", file: "minimax-cn", without: ["levels", "switch"] },
  { provider: "xai", file: "xai" },
  { provider: "mistral", file: "mistral" },
  { provider: "groq", file: "groq" },
  // Moving names and deferred offers are left out for size.
  { provider: "openrouter", file: "openrouter", leave: /^~|:(batch|extended)$/ },
];

/** Degrees that a model has unless its map says otherwise; the two above them only when the map names them. */
const usualLevels: readonly Effort[] = ["minimal", "low", "medium", "high"];

/** Everything the package knows, by our provider ids, least trusted first. */
export function fromPiAi(folder: string): ModelsByProvider[] {
  return parts.map((part) => {
    const text = readFileSync(path.join(folder, "dist", "providers", "data", `${part.file}.json`), "utf8");
    const models = Object.values(JSON.parse(text) as Record<string, Record<string, PiModel>>)
      .flatMap((group) => Object.values(group))
      .filter((model) => (model.type ?? "chat") === "chat" && model.id.startsWith(part.prefix ?? ""))
      .map((model) => [model.id.slice(part.prefix?.length ?? 0), toKnown(model, part)] as const)
      .filter(([id]) => !part.leave?.test(id));
    return { [part.provider]: Object.fromEntries(models) };
  });
}

function toKnown(model: PiModel, { provider, without = [] }: Part): KnownModel {
  return {
    name: model.name?.replace(/^[^:]+: /, ""),
    context: model.contextWindow,
    ...(without.includes("output") ? {} : { output: toOutput(model.maxTokens, model.contextWindow) }),
    input: model.input?.includes("image") ? ["image"] : [],
    thinking: model.reasoning ? toThinking(model, provider, without) : false,
    fixedTemperature: model.compat?.supportsTemperature === false ? true : undefined,
    prices: without.includes("prices") ? undefined : toPrices(model.cost, model.id.endsWith(":free")),
  };
}

function toThinking(
  model: PiModel,
  provider: ProviderId,
  without: NonNullable<Part["without"]>,
): KnownModel["thinking"] {
  const isAdaptive = provider === "anthropic" && model.compat?.forceAdaptiveThinking === true;
  const map = model.thinkingLevelMap;
  const hasLevels = map !== undefined && model.compat?.supportsReasoningEffort !== false;
  return {
    ...(isAdaptive ? { kind: "claude-adaptive" as const } : {}),
    ...(map && !without.includes("switch") ? { canDisable: map.off !== null } : {}),
    ...(hasLevels && !without.includes("levels")
      ? { efforts: toEfforts(map).filter((effort) => !isAdaptive || effort !== "minimal") }
      : {}),
  };
}

/** Degrees that are spelled as they are called; Anthropic's has none under `low`. */
function toEfforts(map: Record<string, string | null>): Effort[] {
  return efforts.filter((effort) => {
    if (effort === "none") return false;
    const spelled = map[effort];
    return spelled === undefined ? usualLevels.includes(effort) : spelled?.toLowerCase() === effort;
  });
}
