import { warningsOf } from "@/app/api/v1/testing/ask";
import { expectValidBody, expectValidError } from "@/lib/gateway/testing/expect-valid";
import { readEvents } from "@/lib/gateway/testing/read-events";
import { expectValidStream } from "@/lib/gateway/testing/stream-automaton";

/** One answer to a program, streamed or not, after everything about its shape was checked. */
export type Answer = {
  status: number;
  warned: string[];
  /** What an error names. */
  refused?: { param: string | null; code: string };
  choices: AnswerChoice[];
  citations: string[];
  results: number;
  billedUnits: number;
};

export type AnswerChoice = {
  text: string;
  thought?: string;
  calls: string[];
  finish: string;
  tokens: string[];
  audio?: { id: string; data: string; transcript: string };
};

/** Reads and checks a response of the completions route. */
export async function readAnswer(response: Response, isStreamed: boolean): Promise<Answer> {
  const warned = warningsOf(response).map(({ param, action }) => `${param} ${action}`);
  const empty = { status: response.status, warned, choices: [], citations: [], results: 0, billedUnits: 0 };
  if (response.status !== 200) {
    const { error } = expectValidError(await response.json());
    return { ...empty, refused: { param: error.param, code: error.code } };
  }
  return { ...empty, ...(isStreamed ? await readStream(response) : await readBody(response)) };
}

type Content = Pick<Answer, "choices" | "citations" | "results" | "billedUnits">;

async function readBody(response: Response): Promise<Content> {
  const { choices, citations = [], search_results = [], usage } = expectValidBody(await response.json());
  return {
    choices: choices.map(({ message, finish_reason, logprobs }) => ({
      text: message.content ?? "",
      thought: message.reasoning_content,
      calls: (message.tool_calls ?? []).map((call) => call.function.name),
      finish: finish_reason,
      tokens: (logprobs?.content ?? []).map(({ token }) => token),
      audio: message.audio,
    })),
    citations,
    results: search_results.length,
    billedUnits: usage.billed_units,
  };
}

async function readStream(response: Response): Promise<Content> {
  const chunks = expectValidStream((await readEvents(response)).lines);
  const events = Map.groupBy(
    chunks.flatMap((chunk) => chunk.choices),
    ({ index }) => index,
  );
  const last = chunks.findLast((chunk) => chunk.citations);
  return {
    choices: [...events.entries()].sort(([a], [b]) => a - b).map(([, deltas]) => toChoice(deltas)),
    citations: last?.citations ?? [],
    results: last?.search_results?.length ?? 0,
    billedUnits: Number(chunks.at(-1)?.usage?.billed_units ?? 0),
  };
}

function toChoice(events: ReturnType<typeof expectValidStream>[number]["choices"]): AnswerChoice {
  const deltas = events.map(({ delta }) => delta);
  const thought = deltas.map(({ reasoning_content }) => reasoning_content ?? "").join("");
  const sound = deltas.flatMap(({ audio }) => audio ?? []);
  const joined = (key: "data" | "transcript") => sound.map((piece) => piece[key] ?? "").join("");
  const id = sound.find((piece) => piece.id)?.id;
  return {
    text: deltas.map(({ content }) => content ?? "").join(""),
    ...(thought === "" ? {} : { thought }),
    calls: deltas.flatMap(({ tool_calls }) => tool_calls?.[0]?.function.name ?? []),
    finish: events.at(-1)?.finish_reason ?? "",
    tokens: events.flatMap(({ logprobs }) => (logprobs?.content ?? []).map(({ token }) => token)),
    ...(id === undefined ? {} : { audio: { id, data: joined("data"), transcript: joined("transcript") } }),
  };
}
