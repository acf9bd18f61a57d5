import type { Capabilities } from "@/lib/core/model";
import { strictStandIn } from "@/lib/providers/testing/strict-stand-in";
import { askDashScope } from "./ask-dashscope";
import { startMockDashScope } from "./mock-dashscope";

/** Gives a stand-in that refuses what DashScope would refuse to the tests of a file. */
export function strictDashScope() {
  return strictStandIn({
    start: startMockDashScope,
    ask: askDashScope,
    modelWith: ({ input }) => (input?.image ? "qwen-vl-echo" : "qwen-echo"),
  });
}

/** What a model that sees and hears takes in. */
export const manyKinds: Capabilities["input"] = {
  image: { url: true, bytes: true },
  audio: { url: true, bytes: true },
  video: { url: true, bytes: true },
  file: false,
};
