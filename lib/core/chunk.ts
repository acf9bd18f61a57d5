import type { Warning } from "./chat-request";
import type { ErrorShape } from "./errors";

/** Tokens of one answer. All counts are integers; 0 means none or not told by the upstream. */
export type Usage = {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  /** Searches that are billed. */
  billedUnits: number;
  prompt: { text: number; audio: number; cached: number; image: number; video: number; citation: number };
  completion: {
    text: number;
    audio: number;
    reasoning: number;
    acceptedPrediction: number;
    rejectedPrediction: number;
  };
  /** True when Parley counted because the upstream did not say. */
  estimated?: boolean;
};

/** One token with its log probability, as OpenAI's `logprobs.content[]` gives it. */
export type TokenLogprob = {
  token: string;
  logprob: number;
  bytes: number[] | null;
  top: { token: string; logprob: number; bytes: number[] | null }[];
};

/** Why one choice stopped, in OpenAI's words. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** How a turn ended: answered, stopped by its owner, failed, or left by a server that died. */
export type EndReason = "done" | "stopped" | "failed" | "interrupted";

/**
 * A source the answer rests on; `index` counts from 1 in the order first seen. `snippet` is what the search gave of its
 * content, `media` the name of the site, `icon` the address of its icon.
 */
export type Citation = {
  index: number;
  url: string;
  title?: string;
  snippet?: string;
  date?: string;
  media?: string;
  icon?: string;
};

/**
 * What an upstream needs to see again, unchanged, when the results of the tools it called come back: signed thoughts,
 * reasoning items. `content` is understood by the protocol that wrote it, and by no other.
 */
export type Carry = { protocol: string; content: unknown };

/**
 * One streamed event, the same from vendor to pixel to log to replay.
 * A stream holds any number of the others and then exactly one `end`, which is last.
 */
export type Chunk =
  | { type: "text-delta"; choice: number; text: string; logprobs?: TokenLogprob[] }
  /** `durationMs`: how long this piece was thought about before the log began, where it is taken over. */
  | { type: "reasoning-delta"; choice: number; text: string; durationMs?: number }
  | { type: "refusal-delta"; choice: number; text: string }
  | { type: "tool-call-delta"; choice: number; index: number; id?: string; name?: string; arguments: string }
  | { type: "audio-delta"; choice: number; id?: string; data?: string; transcript?: string; expiresAt?: number }
  | { type: "citation"; citation: Citation }
  | { type: "upstream"; model?: string; systemFingerprint?: string }
  /** Comes from an adapter before `finish` of a choice that calls tools; it is kept on the server and never shown. */
  | { type: "carry"; choice: number; carry: Carry }
  | { type: "warning"; warning: Warning }
  /**
   * A search that was made for this answer. `engine` is `native` when the model searched by itself; `billedUnits` are
   * searches Parley made and has to pay for, whatever becomes of the answer.
   */
  | { type: "search"; engine: string; queries: string[]; results: number; billedUnits?: number }
  /** An attempt failed before it said anything; the next begins in `waitMs`. */
  | { type: "retry"; attempt: number; waitMs: number; error: ErrorShape }
  | { type: "usage"; usage: Usage }
  | { type: "finish"; choice: number; reason: FinishReason }
  | { type: "end"; reason: EndReason; error?: ErrorShape };

/** A chunk with its number in the turn (from 0, no gaps) and the milliseconds since the turn began. */
export type LoggedChunk = { seq: number; at: number; chunk: Chunk };

/** Usage with every count at zero. */
export function emptyUsage(): Usage {
  return {
    promptTokens: 0,
    completionTokens: 0,
    totalTokens: 0,
    billedUnits: 0,
    prompt: { text: 0, audio: 0, cached: 0, image: 0, video: 0, citation: 0 },
    completion: { text: 0, audio: 0, reasoning: 0, acceptedPrediction: 0, rejectedPrediction: 0 },
  };
}
