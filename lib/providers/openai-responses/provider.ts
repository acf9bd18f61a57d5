import { listModels } from "@/lib/providers/openai-chat/list-models";
import type { Provider } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { OpenAiResponsesReader } from "./answer-reader";
import { toBody } from "./to-body";

/** Everything that speaks OpenAI's Responses protocol. */
export const openAiResponsesProvider: Provider = {
  stream: (call) => streamAnswer(call, { path: "responses", body: toBody(call) }, new OpenAiResponsesReader(call)),
  listModels,
  reader: (call) => new OpenAiResponsesReader(call),
};
