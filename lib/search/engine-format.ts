import type { EngineLimits, EngineQuery, Source } from "./engine";

/** How an engine is asked, before its address and its key are added. What is undefined is not sent. */
export type EngineRequest = {
  method: "GET" | "POST";
  /** Under the base URL, without a slash in front. */
  path: string;
  params?: Record<string, string | undefined>;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
};

/** The wire format of one engine, in its own words. */
export type EngineFormat = {
  name: string;
  /** Absent: only the administrator can know it. */
  baseUrl?: string | ((query: EngineQuery) => string);
  needsKey: boolean;
  /** Header that carries the key; default `authorization`, as a bearer token. */
  keyHeader?: string;
  limits: EngineLimits;
  toRequest(query: EngineQuery): EngineRequest;
  /** The results in a successful answer, as they came. */
  toResults(answer: unknown): unknown[];
  /** The fields of one result, not yet cleaned. */
  toSource(result: unknown): { [Field in keyof Source]?: string };
  /** The reason, when a successful status carries a refusal. */
  toRefusal?(answer: unknown): string | undefined;
  /** Whether a refusal only says that nothing was found. */
  isNothingFound?(status: number, answer: unknown): boolean;
  /** What a status means here, where the engine itself does not say it. */
  hints?: Record<number, string>;
};

/** Where an engine is, and the key for it. */
export type EnginePlace = {
  /** Set when the administrator wrote it down, which also allows a private address. */
  baseUrl?: string;
  apiKey?: string;
};
