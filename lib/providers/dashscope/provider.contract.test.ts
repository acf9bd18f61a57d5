import { capable } from "@/lib/providers/testing/calls";
import { providerContract } from "@/lib/providers/testing/provider-contract";
import { dashscopeProvider } from "./provider";
import { textOnly } from "./testing/ask-dashscope";
import { startMockDashScope } from "./testing/mock-dashscope";

providerContract("DashScope", async () => {
  const mock = await startMockDashScope();
  return {
    provider: dashscopeProvider,
    upstream: {
      id: "dashscope",
      name: "Qwen",
      protocol: "dashscope",
      baseUrl: mock.baseUrl,
      apiKey: mock.apiKey,
      quirks: {},
    },
    capabilities: capable({ input: textOnly }),
    model: "qwen-echo",
    slowModel: "qwen-slow",
    slowPrompt: "one two three four five six seven eight",
    close: () => mock.close(),
  };
});
