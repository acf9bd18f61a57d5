import { startMockUpstream } from "@/e2e/support/mock-upstream";
import { providerContract } from "@/lib/providers/testing/provider-contract";
import { loadTokenizer } from "@/lib/stream/count-tokens";
import { openAiChatProvider } from "./provider";

providerContract("an OpenAI-compatible server", async () => {
  const mock = await startMockUpstream();
  // A stopped answer is counted here; what is timed is the stop, not the one-time loading of the tokenizer.
  await loadTokenizer();
  return {
    provider: openAiChatProvider,
    upstream: {
      id: "mock",
      name: "Mock",
      protocol: "openai-chat",
      baseUrl: mock.baseUrl,
      apiKey: "sk-mock",
      quirks: {},
    },
    model: "mock-echo",
    slowModel: "mock-slow",
    slowPrompt: "Write for long.",
    close: () => mock.close(),
  };
});
