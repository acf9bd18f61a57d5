import { adjust, type Body, emulate, pass } from "@/app/api/v1/matrix/testing/cell";
import { holding } from "@/app/api/v1/matrix/testing/column";
import type { Part } from "@/app/api/v1/matrix/testing/rows";
import { answerSchema } from "@/app/api/v1/matrix/testing/rows/output";

const again = (count: number) => ({ texts: Array.from({ length: count }, () => "Hello") });

/** Several answers from a model that gives one. */
export const askedOften: Part<"n "> = {
  "n 2": emulate({}, again(2), { questions: 2 }),
  "n 5": emulate({}, again(5), { questions: 5 }),
};

/** Several answers from a model that gives as many. */
export const askedOnce = {
  "n 2": pass({ n: 2 }, { back: again(2) }),
  "n 5": pass({ n: 5 }, { back: again(5) }),
} satisfies Part<"n ">;

const stopTexts = (count: number) => Array.from({ length: count }, (_, at) => (at === 0 ? "END" : `stop ${at}`));

/** Stop texts at a model that takes so many; Parley watches for the others. */
export function stoppedBy(most: number, field = (stop: string[]): Body => ({ stop })): Part<"stop"> {
  const stopped = (count: number) => (count <= most ? pass(field(stopTexts(count))) : emulate({}, { texts: ["One "] }));
  return { "stop, one": stopped(1), "stop, 4": stopped(4), "stop, 5": stopped(5), "stop, 16": stopped(16) };
}

/** A bound on the answer, by the vendor's name for it; `most` is the model's own where it is known. */
export function boundBy(field: string, most?: number): Part<"max_completion_tokens"> {
  return {
    max_completion_tokens: pass({ [field]: 300 }),
    "max_completion_tokens 100000000":
      most === undefined ? pass({ [field]: 100_000_000 }) : adjust("max_completion_tokens", { [field]: most }),
  };
}

/** The instruction that asks for JSON in words, and the one that has a schema in it. */
export const asksForJson = holding("JSON");
export const asksForSchema = holding("JSON", "required");

const instructed = { role: "system", content: asksForJson };
const instructedSchema = { role: "system", content: asksForSchema };
const unfenced = { texts: ['{"a": 1}'] };
const question = (content: string) => ({ role: "user", content });
const mode = { response_format: { type: "json_object" } };

/** JSON as OpenAI has it; the mode needs a message that speaks of it. */
export const jsonModes: Part<"json_mode" | "response_format"> = {
  json_mode: pass({ ...mode, messages: [instructed, question("Hi")] }),
  "json_mode that is spoken of": pass({ ...mode, messages: [question("Hi in JSON")] }),
  "response_format json_schema": pass({
    response_format: { type: "json_schema", json_schema: { name: "answer", schema: answerSchema, strict: true } },
  }),
};

/** JSON from a vendor that has the mode and no schemas. */
export const jsonObjects: Part<"json_mode" | "response_format"> = {
  ...jsonModes,
  "response_format json_schema": emulate({ ...mode, messages: [instructedSchema, question("Hi")] }, unfenced),
};

/** JSON from a vendor that has no mode for it. */
export const jsonInWords: Part<"json_mode" | "response_format"> = {
  json_mode: emulate({ messages: [instructed, question("Hi")] }, unfenced),
  "json_mode that is spoken of": emulate({ messages: [instructed, question("Hi in JSON")] }, unfenced),
  "response_format json_schema": emulate({ messages: [instructedSchema, question("Hi")] }, unfenced),
};
