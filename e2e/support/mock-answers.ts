import { toPieces } from "./mock-texts";
import { type Piece, textPiece } from "./mock-wire";
import { type Schema, sampleOf } from "./sample-schema";

type ContentPart = { type?: string; text?: string };
type Message = { role: string; content?: string | ContentPart[] | null };
type Tool = { function: { name: string; parameters?: Schema } };

/** The parts of a chat request that the mock looks at. */
export type Question = {
  model: string;
  messages?: Message[];
  n?: number;
  tools?: Tool[];
  response_format?: { json_schema?: { schema?: Schema } };
  reasoning?: { enabled?: boolean; effort?: string; max_tokens?: number };
};

const stop: Piece = { delta: {}, finishReason: "stop" };
const calls: Piece = { delta: {}, finishReason: "tool_calls" };

/** What is said by the models that do more than say a text; undefined for all others. */
export function toAnswer(question: Question): Piece[] | undefined {
  switch (question.model) {
    case "mock-vision":
      return [...says(describeMedia(question)), stop];
    case "mock-audio":
      return [...sound(), stop];
    case "mock-logprobs":
      return [...["Par", "ley"].map(withLogprobs), stop];
    case "mock-choices":
      return toChoices(question.n ?? 1);
    case "mock-search":
      return [...says("Rivers flow [1] to the sea [2]."), { ...stop, beside: sources }];
    case "mock-cites":
      return [{ delta: { reasoning_content: "I look it up." }, beside: manySources }, ...says(citing), stop];
    case "mock-refuses":
      return [{ delta: { refusal: "I will not " } }, { delta: { refusal: "say." } }, stop];
    case "mock-weather":
      return answerTools(question, weatherCalls);
    case "mock-calls":
      return answerTools(
        question,
        (question.tools ?? []).slice(0, 1).flatMap((tool) => toCall(tool, ada)),
      );
    case "mock-obedient":
      return obey(question);
    case "mock-length":
      return [...says("As far as the limit"), { delta: {}, finishReason: "length" }];
    case "mock-json":
      return [...says(ada), stop];
    case "mock-thinker":
      return [...(isThinking(question) ? [{ delta: { reasoning: "Let me think." } }] : []), ...says("Thought."), stop];
    case "mock-own:thinking":
      return [...says("That is my own name."), stop];
    case "mock-flaky-1":
    case "mock-flaky-2":
    case "mock-busy-2":
      return [...says("At last."), stop];
    default:
      return undefined;
  }
}

/** The text of the last thing a person said. */
export function lastUserText(question: Question): string {
  const content = lastFrom(question, "user")?.content ?? "";
  return typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
}

function lastFrom({ messages }: Question, role: string): Message | undefined {
  return messages?.findLast((message) => message.role === role);
}

const ada = '{"name":"Ada","born":1815}';

function says(text: string): Piece[] {
  return toPieces(text).map(textPiece);
}

/** Each part of the question that is not text, by its type and the beginning of what it holds. */
function describeMedia(question: Question): string {
  const content = lastFrom(question, "user")?.content;
  const parts = Array.isArray(content) ? content.filter((part) => part.type !== "text") : [];
  return parts.map((part) => `${part.type}: ${JSON.stringify(part).slice(0, 120)}`).join("\n") || "nothing";
}

/** Calls what there is to call, answers by the schema where there is one, and otherwise says so. */
function obey(question: Question): Piece[] {
  const [tool] = question.tools ?? [];
  if (tool) return answerTools(question, toCall(tool, JSON.stringify(sampleOf(tool.function.parameters))));
  const schema = question.response_format?.json_schema?.schema;
  return [...says(schema ? JSON.stringify(sampleOf(schema)) : "As you wish."), stop];
}

const pcm = (from: number, length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => from + at)).toString("base64");

/** Sound in pieces of which one is padded, as OpenAI's are. */
function sound(): Piece[] {
  return [
    { delta: { audio: { id: "audio_mock", transcript: "Hel" } } },
    { delta: { audio: { data: pcm(0, 4) } } },
    { delta: { audio: { transcript: "lo." } } },
    { delta: { audio: { data: pcm(4, 6) } } },
    { delta: { audio: { expires_at: 1_700_003_600 } } },
  ];
}

function withLogprobs(token: string): Piece {
  const one = { token, logprob: -0.25, bytes: [...Buffer.from(token)] };
  const other = { token: "Par", logprob: -1.5, bytes: null };
  const content = [{ ...one, top_logprobs: [one, other] }];
  return { delta: { content: token }, logprobs: { content, refusal: null } };
}

/** `n` answers that arrive by turns. */
function toChoices(n: number): Piece[] {
  const indexes = Array.from({ length: n }, (_, index) => index);
  return [
    ...["Answer ", "number "].flatMap((content) => indexes.map((index) => ({ index, delta: { content } }))),
    ...indexes.map((index) => ({ index, delta: { content: `${index}.` } })),
    ...indexes.map((index) => ({ ...stop, index })),
  ];
}

/** Perplexity's fields; the third address is no web page. */
const sources = {
  citations: ["https://a.example/rivers", "https://b.example/seas", "file:///etc/passwd"],
  search_results: [
    { title: "Rivers", url: "https://a.example/rivers", snippet: "All about rivers.", date: "2025-01-02" },
    { title: "Seas", url: "https://b.example/seas" },
  ],
};

/** Every way to cite: with sources, without, and with addresses of the model's own. */
const citing = `Rivers are long [1] and seas are deep【2】, as two have found [1, 2]. 长江很长【1†source】。

Some say otherwise [[3]](https://c.example/rain), others are wrong [99].

- A trap [[1]](https://evil.example/rivers) and [another](https://d.example/).
- \`list[1]\` is code.
`;

/** The fourth host only looks like one that everybody knows. */
const manySources = {
  search_results: [
    { title: "Rivers", url: "https://a.example/rivers", snippet: "All about rivers.", date: "2025-01-02" },
    { title: "Seas", url: "https://b.example/seas", snippet: "All about seas.\u200b" },
    { title: "Rain", url: "https://c.example/rain" },
    { title: "Clouds", url: "https://аррӏе.com/clouds" },
    { title: "Ice", url: "https://e.example/ice" },
  ],
};

/** Calls first; once their results are there, says what they were. */
function answerTools(question: Question, wanted: Piece[]): Piece[] {
  const last = question.messages?.at(-1);
  if (last?.role !== "tool") return [...wanted, calls];
  const results = (question.messages ?? []).filter((message) => message.role === "tool");
  return [...says(`It is ${results.map(({ content }) => content).join(" and ")}.`), stop];
}

function call(index: number, id: string, name: string): Piece {
  return { delta: { tool_calls: [{ index, id, type: "function", function: { name, arguments: "" } }] } };
}

function callArguments(index: number, text: string): Piece {
  return { delta: { tool_calls: [{ index, function: { arguments: text } }] } };
}

/** Two calls whose arguments arrive by turns. */
const weatherCalls: Piece[] = [
  call(0, "call_paris", "get_weather"),
  call(1, "call_london", "get_weather"),
  callArguments(0, '{"city":'),
  callArguments(1, '{"city":"Lon'),
  callArguments(0, '"Paris"}'),
  callArguments(1, 'don"}'),
];

/** Calls a tool; one that takes no arguments gets none. */
function toCall(tool: Tool, text: string): Piece[] {
  const { name, parameters } = tool.function;
  const takesArguments = Object.keys(parameters?.properties ?? {}).length > 0;
  return [call(0, "call_first", name), ...(takesArguments ? [callArguments(0, text)] : [])];
}

function isThinking({ reasoning }: Question): boolean {
  return reasoning !== undefined && reasoning.enabled !== false && reasoning.effort !== "none";
}
