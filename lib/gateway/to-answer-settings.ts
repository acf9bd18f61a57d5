import { z } from "zod";
import type { AnswerSettings } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import { findContradiction } from "./contradiction";
import { type CompletionRequest, requestFields } from "./request-fields";
import { requestWarnings } from "./request-warnings";
import { toChatRequest } from "./to-chat-request";

const {
  model: _model,
  messages: _messages,
  stream: _stream,
  stream_options: _streamOptions,
  sess_id: _sessId,
  functions: _functions,
  function_call: _functionCall,
  ...fields
} = requestFields.shape;

/** Refuses what an object does not know, where the API door only warns of it. */
const strictly = <S extends z.ZodRawShape>(field: z.ZodOptional<z.ZodNullable<z.ZodObject<S>>>) =>
  field.unwrap().unwrap().strict().nullish();

/**
 * `parameters` of a question asked on the page: the fields of the API that say how the answer is made. What is unknown
 * or contradicts itself is refused.
 */
export const answerParametersSchema = z
  .strictObject({
    ...fields,
    thinking: strictly(fields.thinking),
    reasoning: strictly(fields.reasoning),
    search_config: strictly(fields.search_config),
    web_search_options: strictly(fields.web_search_options),
  })
  .superRefine((parameters, context) => {
    const contradiction = findContradiction(toRequest(parameters));
    if (contradiction) context.addIssue({ code: "custom", ...contradiction });
  });
export type AnswerParameters = z.infer<typeof answerParametersSchema>;

/** The keys that `parameters` can have. */
export const answerParameterNames: readonly string[] = Object.keys(fields);

/**
 * What checked parameters mean, by the same reading as at the API door.
 * @throws AppError unsupported_parameter when `strict_params` is set and something would go unused.
 */
export function toAnswerSettings(parameters: AnswerParameters = {}): AnswerSettings {
  const request = toRequest(parameters);
  refuseUnused(request);
  const { model: _, messages: __, endUser, ...settings } = toChatRequest(request, { model: "", userId: "" });
  const isNamed = Boolean(parameters.safety_identifier || parameters.user);
  return isNamed ? { ...settings, endUser } : settings;
}

function toRequest(parameters: AnswerParameters): CompletionRequest {
  return { ...parameters, messages: [] };
}

/** As at the API door; the name is the one that the page's body has for it. */
function refuseUnused(request: CompletionRequest): void {
  try {
    requestWarnings(request);
  } catch (error) {
    if (!(error instanceof AppError) || error.param === undefined) throw error;
    throw new AppError(error.code, `parameters.${error.message}`, { param: `parameters.${error.param}` });
  }
}
