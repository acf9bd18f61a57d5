import { providerContract } from "@/lib/providers/testing/provider-contract";
import { geminiProvider } from "./provider";
import { startMockGemini } from "./testing/mock-gemini";

providerContract("Gemini", async () => {
  const mock = await startMockGemini();
  return {
    provider: geminiProvider,
    upstream: {
      id: "google",
      name: "Google",
      protocol: "gemini",
      baseUrl: mock.baseUrl,
      apiKey: mock.apiKey,
      quirks: { keyHeader: "x-goog-api-key" },
    },
    model: "gemini-2.5-echo",
    slowModel: "gemini-slow",
    slowPrompt: "one two three four five six seven eight",
    close: () => mock.close(),
  };
});
