import { readFileSync } from "node:fs";
import {
  chinese,
  evenWords,
  longMarkdown,
  markdown,
  pathologicalEmphasis,
  pathologicalQuotes,
  toPieces,
} from "./mock-texts";

/** What the mock does with one question. */
export type Scenario =
  /** Pieces of text, `perSecond` of them. */
  | { kind: "text"; pieces: string[]; perSecond: number }
  /** The bytes of a fixture, event by event. */
  | { kind: "fixture"; events: string[]; perSecond: number }
  | { kind: "refusal"; status: number; headers?: Record<string, string>; error: Record<string, unknown> }
  /** Headers, then nothing until the client leaves. */
  | { kind: "hang" };

/** The names under which `/v1/models` lists the scenarios. */
export const scenarioNames = [
  "mock-plain",
  "mock-reasoning",
  "mock-tool-call",
  "mock-slow",
  "mock-slow-3s",
  "mock-slow-60s",
  "mock-error-before",
  "mock-error-first-event",
  "mock-error-after",
  "mock-empty",
  "mock-cut",
  "mock-malformed",
  "mock-429",
  "mock-auth",
  "mock-hang",
  "mock-think-tags",
  "mock-content-array",
  "mock-perplexity",
  "mock-markdown",
  "mock-pathological-quotes",
  "mock-pathological-emphasis",
  "mock-long",
  "mock-chinese",
  "mock-echo",
];

const fixtures = new Map([
  ["mock-plain", "plain"],
  ["mock-reasoning", "reasoning"],
  ["mock-tool-call", "tool-call"],
  ["mock-error-first-event", "error-first"],
  ["mock-error-after", "error-after"],
  ["mock-empty", "empty"],
  ["mock-cut", "cut"],
  ["mock-malformed", "malformed"],
  ["mock-think-tags", "think-tags"],
  ["mock-content-array", "content-array"],
  ["mock-perplexity", "perplexity"],
]);

const refusals = new Map<string, Scenario>([
  ["mock-error-before", refuse(500, "server_error", null, "The server had an error while processing your request.")],
  [
    "mock-auth",
    refuse(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-wrong-0123456789."),
  ],
  [
    "mock-429",
    { ...refuse(429, "requests", "rate_limit_exceeded", "Rate limit reached."), headers: { "retry-after": "7" } },
  ],
]);

const wordsPerSecond = 20;

/**
 * The scenario a model name asks for; a name nobody knows is refused as OpenAI does. `mock-slow-90s` writes for 90
 * seconds, `mock-long-20kb` writes 20 KB.
 */
export function toScenario(model: string, lastUserText: string): Scenario {
  const fixture = fixtures.get(model);
  if (fixture) return { kind: "fixture", events: readFixture(fixture), perSecond: 40 };
  const slow = /^mock-slow(?:-(\d{1,4})s)?$/.exec(model);
  if (slow) return text(evenWords(Number(slow[1] ?? 10) * wordsPerSecond), wordsPerSecond);
  const long = /^mock-long(?:-(\d{1,4})kb)?$/.exec(model);
  if (long) return text(toPieces(longMarkdown(Number(long[1] ?? 100) * 1_024)), 200);
  switch (model) {
    case "mock-markdown":
      return text(toPieces(markdown), 200);
    case "mock-chinese":
      return text(toPieces(chinese, 2), 100);
    case "mock-pathological-quotes":
      return text(toPieces(pathologicalQuotes, 20), 100);
    case "mock-pathological-emphasis":
      return text(toPieces(pathologicalEmphasis, 40), 400);
    case "mock-echo":
      return text(toPieces(lastUserText), 200);
    case "mock-hang":
      return { kind: "hang" };
    default:
      return (
        refusals.get(model) ??
        refuse(404, "invalid_request_error", "model_not_found", `The model \`${model}\` does not exist.`)
      );
  }
}

function text(pieces: string[], perSecond: number): Scenario {
  return { kind: "text", pieces, perSecond };
}

function refuse(
  status: number,
  type: string,
  code: string | null,
  message: string,
): Extract<Scenario, { kind: "refusal" }> {
  return { kind: "refusal", status, error: { message, type, param: null, code } };
}

/** The events of a fixture with their blank lines, so that joining them gives its bytes again. */
function readFixture(name: string): string[] {
  const url = new URL(`../../lib/providers/fixtures/openai-chat-${name}.sse`, import.meta.url);
  return readFileSync(url, "utf8").split(/(?<=\r?\n\r?\n)/);
}
