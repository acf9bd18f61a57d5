import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import type { RequestBody } from "@/components/models/to-request-code";
import { toRequestMessages, toSpoken, type Writing } from "./to-request-messages";

type Options = {
  /** As a request names the model. */
  model: string;
  /** Empty: none. */
  system: string;
  /** Said where nothing is written yet. */
  placeholder: string;
  isStreamed: boolean;
  isStored: boolean;
  writing: Writing;
};

/** The request that the page would make next, as a program makes it. */
export function toRequestBody(question: NextQuestion, options: Options): RequestBody {
  const { writing, system } = options;
  const path = toRequestMessages(question.messages, writing);
  const hasWords = question.text.trim() !== "" || question.attachments.length > 0;
  const asked = hasWords || path.at(-1)?.role !== "user";
  const words = hasWords ? question.text.trim() : options.placeholder;
  return {
    model: options.model,
    messages: [
      ...(system === "" ? [] : [{ role: "system", content: writing.text(system) }]),
      ...path,
      ...(asked ? [toSpoken("user", words, question.attachments, writing)] : []),
    ],
    ...question.parameters,
    ...(options.isStreamed ? { stream: true } : {}),
    ...(options.isStored ? { sess_id: question.sessId } : {}),
  };
}
