import { providerContract } from "@/lib/providers/testing/provider-contract";
import { loadTokenizer } from "@/lib/stream/count-tokens";
import { openAiResponsesProvider } from "./provider";
import { startMockResponses } from "./testing/mock-responses";

providerContract("a server that speaks OpenAI's Responses", async () => {
  const { upstream, server } = await startMockResponses();
  // An answer that is stopped is counted, and the tokenizer takes its time the first time.
  await loadTokenizer();
  return {
    provider: openAiResponsesProvider,
    upstream,
    model: "mock-echo",
    slowModel: "mock-slow",
    slowPrompt: "Write for long.",
    close: () => server.close(),
  };
});
