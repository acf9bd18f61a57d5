import { z } from "zod";
import type { ResponseFormat } from "@/lib/core/chat-request";
import type { Chunk } from "@/lib/core/chunk";
import { type JsonRoot, JsonSpan } from "./json-span";

type JsonFormat = Exclude<ResponseFormat, { type: "text" }>;

/**
 * Takes what a model says around its JSON away, and fails an answer that is not of the form that was asked for, for
 * models that have no such mode of their own. An answer cut by its length may be broken off, and one that calls a tool
 * need not be JSON.
 */
export async function* onlyJson(chunks: AsyncIterable<Chunk>, format: JsonFormat): AsyncGenerator<Chunk, void> {
  const choices = new Map<number, JsonText>();
  const textOf = (choice: number): JsonText => {
    const text = choices.get(choice) ?? new JsonText(rootOf(format));
    choices.set(choice, text);
    return text;
  };
  for await (const chunk of chunks) {
    if (chunk.type === "text-delta") {
      yield* asDelta(chunk, textOf(chunk.choice).push(chunk.text));
      continue;
    }
    if (chunk.type === "finish") {
      const text = textOf(chunk.choice);
      yield* asDelta({ type: "text-delta", choice: chunk.choice, text: "" }, text.flush());
      text.isExcused = chunk.reason !== "stop";
    }
    const isDone = chunk.type === "end" && chunk.reason === "done";
    if (isDone && [...choices.values()].some((text) => !text.isExcused && !follows(text.all, format))) {
      const message = "The model did not answer with JSON of the form that was asked for.";
      // It is no fault of the place: the same question would be answered like that again.
      yield { type: "end", reason: "failed", error: { code: "upstream_error", message, isFinal: true } };
    } else {
      yield chunk;
    }
  }
}

function asDelta(chunk: Extract<Chunk, { type: "text-delta" }>, text: string): Chunk[] {
  return text === "" && !chunk.logprobs ? [] : [{ ...chunk, text }];
}

/** The text of one choice on its way through. */
class JsonText {
  readonly #span: JsonSpan | undefined;
  all = "";
  isExcused = false;

  constructor(root: JsonRoot | undefined) {
    this.#span = root && new JsonSpan(root);
  }

  push(piece: string): string {
    return this.#give(this.#span ? this.#span.push(piece) : piece);
  }

  flush(): string {
    return this.#give(this.#span?.flush() ?? "");
  }

  #give(text: string): string {
    this.all += text;
    return text;
  }
}

/** What the answer begins with; undefined where its schema allows a bare word or number, in which nothing can be left out. */
function rootOf(format: JsonFormat): JsonRoot | undefined {
  if (format.type === "json") return "object";
  const { type } = format.schema;
  if (type === "object" || type === "array") return type;
  return type === undefined ? "any" : undefined;
}

function follows(text: string, format: JsonFormat): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (format.type === "json") return typeof value === "object" && value !== null && !Array.isArray(value);
  try {
    return z.fromJSONSchema(format.schema).safeParse(value).success;
  } catch {
    // A schema that cannot be checked here is taken on trust, as it is where the model has the mode.
    return true;
  }
}
