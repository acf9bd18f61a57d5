import { providerContract } from "@/lib/providers/testing/provider-contract";
import { loadTokenizer } from "@/lib/stream/count-tokens";
import { anthropicMessagesProvider } from "./provider";
import { startMockAnthropic } from "./testing/mock-anthropic";

providerContract("Anthropic's Messages API", async () => {
  // Loaded once a process, which on a busy machine takes longer than the suite gives an abort.
  await loadTokenizer();
  const mock = await startMockAnthropic();
  return {
    provider: anthropicMessagesProvider,
    upstream: mock.upstream,
    model: "claude-mock",
    slowModel: "claude-mock-slow",
    slowPrompt: "Write for long.",
    close: () => mock.close(),
  };
});
