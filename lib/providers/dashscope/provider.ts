import type { Chunk } from "@/lib/core/chunk";
import { listModels } from "@/lib/providers/openai-chat/list-models";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { streamAnswer } from "@/lib/providers/wire/stream-answer";
import { DashScopeReader } from "./answer-reader";
import { serviceFor, toServicePath } from "./service";
import { toBody } from "./to-body";

/**
 * DashScope's own protocol, which gives the sources of a search where its compatible mode does not. The list of models
 * is the compatible one. https://help.aliyun.com/zh/model-studio/qwen-api-via-dashscope
 */
export const dashscopeProvider: Provider = { stream, listModels, reader: (call) => new DashScopeReader(call) };

function stream(call: ProviderCall): AsyncIterable<Chunk> {
  const service = serviceFor(call);
  const path = toServicePath(call.upstream.baseUrl, service);
  const headers = { "x-dashscope-sse": "enable" };
  return streamAnswer(call, { path, body: toBody(call, service), headers }, new DashScopeReader(call));
}
