import { expectValidError, schemaProblems, throwProblems } from "./expect-valid";

type CallDelta = { index: number; id?: string; function: { name?: string; arguments: string } };

/** The parts of a chunk that tests look into. */
export type StreamChunk = {
  id: string;
  object: string;
  created: number;
  model: string;
  system_fingerprint: string;
  choices: {
    index: number;
    delta: {
      role?: string;
      content?: string;
      reasoning_content?: string;
      refusal?: string;
      tool_calls?: CallDelta[];
      audio?: { id?: string; data?: string; transcript?: string; expires_at?: number };
    };
    finish_reason: string | null;
    logprobs: { content: { token: string }[] } | null;
  }[];
  usage?: (Record<string, unknown> & { total_tokens: number }) | null;
  citations?: string[];
  search_results?: Record<string, unknown>[];
};

type UsagePlace = "finish" | "own" | "none";

/**
 * Checks that the `data:` texts of a completed stream follow every rule of our output (gateway.md 3.9): the schema, one
 * role and one finish a choice, one id, nothing after a finish, whole calls, usage once where it belongs, `[DONE]` last.
 * @returns the parsed chunks.
 */
export function expectValidStream(lines: readonly string[], usagePlace: UsagePlace = "finish"): StreamChunk[] {
  const isClosed = lines.at(-1) === "[DONE]" && lines.indexOf("[DONE]") === lines.length - 1;
  const chunks = lines.filter((line) => line !== "[DONE]").map(parse);
  const choices = choicesOf(chunks);
  throwProblems(
    [
      ...(isClosed ? [] : ["[DONE] is not once and last"]),
      ...commonProblems(chunks),
      ...(choices.size === 0 ? ["there is no choice"] : []),
      ...[...choices].flatMap(([index, events]) => [...finishProblems(index, events), ...callProblems(index, events)]),
      ...usageProblems(chunks, usagePlace),
      ...sourceProblems(chunks),
    ],
    lines,
  );
  return chunks;
}

/** Checks a stream that broke off: right as far as it goes, then an error, and no `[DONE]`. */
export function expectBrokenStream(lines: readonly string[]): { chunks: StreamChunk[]; code: string } {
  const chunks = lines.slice(0, -1).map(parse);
  const isEnded = chunks.some((chunk) => chunk.usage || chunk.choices.some((choice) => choice.finish_reason));
  throwProblems([...commonProblems(chunks), ...(isEnded ? ["it finished before it failed"] : [])], lines);
  return { chunks, code: expectValidError(JSON.parse(lines.at(-1) ?? "null")).error.code };
}

function parse(line: string): StreamChunk {
  return JSON.parse(line) as StreamChunk;
}

type Event = StreamChunk["choices"][number];

function choicesOf(chunks: readonly StreamChunk[]): Map<number, Event[]> {
  return Map.groupBy(
    chunks.flatMap((chunk) => chunk.choices),
    (choice) => choice.index,
  );
}

function commonProblems(chunks: readonly StreamChunk[]): string[] {
  const problems = chunks.flatMap((chunk, at) => schemaProblems("chunk", chunk).map((text) => `chunk ${at}: ${text}`));
  for (const key of ["id", "created", "model", "system_fingerprint"] as const) {
    if (new Set(chunks.map((chunk) => chunk[key])).size > 1) problems.push(`${key} changes`);
  }
  for (const [index, events] of choicesOf(chunks)) {
    if (events.some((event, at) => (event.delta.role !== undefined) !== (at === 0))) {
      problems.push(`choice ${index}: its role is not once and first`);
    }
    const says = events.slice(1).map((event) => Object.keys(event.delta).length);
    if (says.some((count, at) => count !== (events[at + 1]?.finish_reason ? 0 : 1))) {
      problems.push(`choice ${index}: a delta does not say one thing, or a finish says something`);
    }
  }
  return problems;
}

function finishProblems(index: number, events: readonly Event[]): string[] {
  const isLast = events.map((event, at) => (event.finish_reason !== null) === (at === events.length - 1));
  return isLast.every(Boolean) ? [] : [`choice ${index}: its finish is not once and last`];
}

/** A call opens with id, type and name, goes on with arguments alone, and has some in the end. */
function callProblems(index: number, events: readonly Event[]): string[] {
  const deltas = events.flatMap((event) => event.delta.tool_calls ?? []);
  return [...Map.groupBy(deltas, (delta) => delta.index)].flatMap(([call, [first, ...rest]]) => {
    const where = `choice ${index}, call ${call}`;
    const opens = first?.id !== undefined && "type" in first && first.function.name !== undefined;
    const isContinued = rest.every((delta) => !("id" in delta) && !("type" in delta) && !("name" in delta.function));
    const text = [first, ...rest].map((delta) => delta?.function.arguments ?? "").join("");
    return [
      ...(opens ? [] : [`${where}: it does not open with id, type and name`]),
      ...(isContinued ? [] : [`${where}: it opens twice`]),
      ...(text.trim() === "" ? [`${where}: its arguments are empty`] : []),
    ];
  });
}

function usageProblems(chunks: readonly StreamChunk[], place: UsagePlace): string[] {
  const last = chunks.at(-1);
  const before = chunks.slice(0, -1);
  const isOwn = place === "own";
  const problems: string[] = [];
  if (before.some((chunk) => (isOwn ? chunk.usage !== null : chunk.usage !== undefined))) {
    problems.push(isOwn ? "a chunk before the last has no usage:null" : "there is usage before the last chunk");
  }
  if ((place === "none") !== !last?.usage) problems.push(`the last chunk's usage is not as asked (${place})`);
  if (isOwn !== (last?.choices.length === 0)) problems.push("the last chunk's choices are not as asked");
  return problems;
}

/** Every list of sources is complete so far; one without a choice follows the first role, or is the last. */
function sourceProblems(chunks: readonly StreamChunk[]): string[] {
  const problems: string[] = [];
  let known: string[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const isSilent = chunk.choices.length === 0;
    if (isSilent && at !== chunks.length - 1 && (at !== 1 || !chunk.citations)) {
      problems.push(`chunk ${at} has no choice and no reason for it`);
    }
    if (!chunk.citations) continue;
    const listed = chunk.citations;
    if (known.some((url, place) => listed[place] !== url)) problems.push(`chunk ${at}: its sources are not complete`);
    if (new Set(listed).size !== listed.length) problems.push(`chunk ${at}: a source is there twice`);
    if (chunk.search_results?.some((result, place) => result.url !== listed[place])) {
      problems.push(`chunk ${at}: its results are not those it cites`);
    }
    known = listed;
  }
  return problems;
}
