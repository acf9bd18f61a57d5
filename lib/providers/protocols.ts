import { anthropicMessagesProvider } from "./anthropic-messages/provider";
import { dashscopeProvider } from "./dashscope/provider";
import { embeddedProvider } from "./embedded/provider";
import { geminiProvider } from "./gemini/provider";
import { openAiChatProvider } from "./openai-chat/provider";
import { openAiResponsesProvider } from "./openai-responses/provider";
import type { ProtocolId, Provider } from "./provider";

/** The code for each wire protocol. */
export const protocols: Record<ProtocolId, Provider> = {
  "openai-chat": openAiChatProvider,
  "openai-responses": openAiResponsesProvider,
  "anthropic-messages": anthropicMessagesProvider,
  gemini: geminiProvider,
  dashscope: dashscopeProvider,
  embedded: embeddedProvider,
};
