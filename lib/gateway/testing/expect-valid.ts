import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { chunkSchema, completionSchema, errorSchema, modelListSchema } from "./openai-schemas";

const ajv = new Ajv2020({ allErrors: true, strict: true });

const validators = {
  body: ajv.compile(completionSchema),
  chunk: ajv.compile(chunkSchema),
  error: ajv.compile(errorSchema),
  models: ajv.compile(modelListSchema),
};

/** What is wrong with a value by the schema of its kind, one sentence each. */
export function schemaProblems(kind: keyof typeof validators, value: unknown): string[] {
  const validate: ValidateFunction = validators[kind];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${kind}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Throws all problems at once. Plain errors, so that every test runner can use these checks. */
export function throwProblems(problems: readonly string[], value: unknown): void {
  if (problems.length > 0) throw new Error(`${problems.join("\n")}\nin ${JSON.stringify(value, null, 1)}`);
}

/** The parts of a body that tests look into. */
export type ValidBody = {
  id: string;
  model: string;
  system_fingerprint: string;
  choices: {
    index: number;
    message: {
      role: string;
      content: string | null;
      refusal: string | null;
      reasoning_content?: string;
      tool_calls?: { id: string; type: string; function: { name: string; arguments: string } }[];
      audio?: { id: string; data: string; expires_at: number; transcript: string };
    };
    finish_reason: string;
    logprobs: { content: { token: string }[] } | null;
  }[];
  usage: Record<string, unknown> & { billed_units: number; total_tokens: number };
  citations?: string[];
  search_results?: Record<string, unknown>[];
};

/** Checks the body of an answer that was not streamed: its shape, and what the shape cannot say. */
export function expectValidBody(value: unknown): ValidBody {
  throwProblems(schemaProblems("body", value), value);
  const body = value as ValidBody;
  const problems: string[] = [];
  if (body.choices.some((choice, at) => choice.index !== at)) problems.push("choices are not numbered from 0");
  for (const { message } of body.choices) {
    const isSilent = message.content === null && !message.tool_calls && message.refusal === null && !message.audio;
    if (isSilent) problems.push("a message without content says nothing else either");
  }
  throwProblems(problems, value);
  return body;
}

/** Checks the body of a failure. */
export function expectValidError(value: unknown): { error: { message: string; code: string; param: string | null } } {
  throwProblems(schemaProblems("error", value), value);
  return value as { error: { message: string; code: string; param: string | null } };
}

/** Checks a list of models. */
export function expectValidModelList(value: unknown): { data: Record<string, unknown>[] } {
  throwProblems(schemaProblems("models", value), value);
  return value as { data: Record<string, unknown>[] };
}
