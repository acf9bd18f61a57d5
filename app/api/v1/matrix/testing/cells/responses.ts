import type { Body } from "@/app/api/v1/matrix/testing/cell";
import type { Wire } from "@/app/api/v1/matrix/testing/column";

/** OpenAI's Responses protocol at a path, and what a bare question of it holds. */
export function responsesWire(model: string, path: string, more: Body = {}): Wire {
  return {
    path,
    headers: { authorization: "Bearer sk-vendor" },
    bare: {
      model,
      input: [{ type: "message", role: "user", content: "Hi" }],
      stream: true,
      store: false,
      ...more,
    },
  };
}

/** Functions in the words of that protocol; there they are strict unless it is said that they are not. */
export const flatTools = ["one", "two"].map((name) => ({
  type: "function",
  name,
  description: name === "one" ? "First" : "Second",
  parameters: { type: "object", properties: {} },
  strict: false,
}));
