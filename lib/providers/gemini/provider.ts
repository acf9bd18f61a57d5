import { openAiChatProvider } from "@/lib/providers/openai-chat/provider";
import type { Provider } from "@/lib/providers/provider";

/** Placeholder until this room is built. */
export const geminiProvider: Provider = openAiChatProvider;
