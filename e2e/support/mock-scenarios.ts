import { readFileSync } from "node:fs";
import { hostile } from "./hostile-texts";
import { lastUserText, type Question, toAnswer } from "./mock-answers";
import { busy, overloaded, type Refusal, refusals, unknownModel } from "./mock-refusals";
import {
  chinese,
  evenWords,
  longMarkdown,
  markdown,
  pathologicalEmphasis,
  pathologicalQuotes,
  toPieces,
} from "./mock-texts";
import { type Piece, textPiece } from "./mock-wire";

/** What the mock does with one question. */
export type Scenario =
  /** Pieces of an answer, `perSecond` of them, and how its choices finish. */
  | { kind: "pieces"; pieces: Piece[]; perSecond: number; finish: Piece[] }
  /** The bytes of a fixture, event by event. */
  | { kind: "fixture"; events: string[]; perSecond: number }
  | Refusal
  /** Headers, then nothing until the client leaves. */
  | { kind: "hang" };

/** The names under which `/v1/models` lists the scenarios. */
const scenarioNames = [
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
  "mock-vision",
  "mock-audio",
  "mock-logprobs",
  "mock-choices",
  "mock-search",
  "mock-cites",
  "mock-refuses",
  "mock-weather",
  "mock-calls",
  "mock-json",
  "mock-length",
  "mock-obedient",
  "mock-thinker",
  "mock-own:thinking",
  "mock-quota",
  "mock-context",
  "mock-overloaded",
  "mock-moderated",
  "mock-flaky-1",
  "mock-flaky-2",
  "mock-busy-2",
  "mock-hostile",
];

/** What the list of models says of those that can do more than most, in OpenRouter's words. */
const said = new Map<string, object>([
  [
    "mock-vision",
    { architecture: { input_modalities: ["text", "image", "audio", "video", "file"], output_modalities: ["text"] } },
  ],
  ["mock-audio", { architecture: { input_modalities: ["text", "audio"], output_modalities: ["text", "audio"] } }],
  ["mock-thinker", { supported_parameters: ["reasoning", "temperature", "max_tokens", "tools", "stop"] }],
]);

/** What `/v1/models` lists. */
export function toModelList(): object[] {
  return scenarioNames.map((id) => ({
    id,
    object: "model",
    created: 1_700_000_000,
    owned_by: "mock",
    ...said.get(id),
  }));
}

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

const wordsPerSecond = 20;

/**
 * The scenario a model name asks for; a name nobody knows is refused as OpenAI does. `mock-slow-90s` writes for 90
 * seconds, `mock-long-20kb` writes 20 KB, `mock-flaky-2` refuses two times of three, and so does `mock-busy-2`,
 * which says when to come back. `earlier`: how often this model was asked before.
 */
export function toScenario(question: Question, earlier: number): Scenario {
  const { model } = question;
  const refusal = refusals.get(model);
  if (refusal) return refusal;
  const fixture = fixtures.get(model);
  if (fixture) return { kind: "fixture", events: readFixture(fixture), perSecond: 40 };
  const slow = /^mock-slow(?:-(\d{1,4})s)?$/.exec(model);
  if (slow) return text(evenWords(Number(slow[1] ?? 10) * wordsPerSecond), wordsPerSecond);
  const long = /^mock-long(?:-(\d{1,4})kb)?$/.exec(model);
  if (long) return text(toPieces(longMarkdown(Number(long[1] ?? 100) * 1_024)), 200);
  const [, kind, times] = /^mock-(flaky|busy)-(\d)$/.exec(model) ?? [];
  if (kind && earlier % (Number(times) + 1) < Number(times)) return kind === "busy" ? busy : overloaded;
  return toText(question) ?? toAnswered(question) ?? unknownModel(model);
}

function toText(question: Question): Scenario | undefined {
  switch (question.model) {
    case "mock-markdown":
      return text(toPieces(markdown), 200);
    case "mock-chinese":
      return text(toPieces(chinese, 2), 100);
    case "mock-pathological-quotes":
      return text(toPieces(pathologicalQuotes, 20), 100);
    case "mock-pathological-emphasis":
      return text(toPieces(pathologicalEmphasis, 40), 400);
    case "mock-echo":
      return text(toPieces(lastUserText(question)), 200);
    case "mock-hostile":
      return text(toPieces(hostile, 40), 400);
    case "mock-hang":
      return { kind: "hang" };
    default:
      return undefined;
  }
}

function toAnswered(question: Question): Scenario | undefined {
  const pieces = toAnswer(question);
  if (!pieces) return undefined;
  const said = pieces.filter((piece) => piece.finishReason === undefined);
  const finish = pieces.filter((piece) => piece.finishReason !== undefined);
  return { kind: "pieces", pieces: said, perSecond: 200, finish };
}

function text(pieces: string[], perSecond: number): Scenario {
  return { kind: "pieces", pieces: pieces.map(textPiece), perSecond, finish: [{ delta: {}, finishReason: "stop" }] };
}

/** The events of a fixture with their blank lines, so that joining them gives its bytes again. */
function readFixture(name: string): string[] {
  const url = new URL(`../../lib/providers/fixtures/openai-chat-${name}.sse`, import.meta.url);
  return readFileSync(url, "utf8").split(/(?<=\r?\n\r?\n)/);
}
