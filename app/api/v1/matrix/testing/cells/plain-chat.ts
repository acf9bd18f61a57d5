import type { Body } from "@/app/api/v1/matrix/testing/cell";
import { pass } from "@/app/api/v1/matrix/testing/cell";
import type { Wire } from "@/app/api/v1/matrix/testing/column";
import type { Cells } from "@/app/api/v1/matrix/testing/rows";
import { messageCells } from "./messages";
import { askedOnce, boundBy, jsonModes, stoppedBy } from "./output";
import { samplingCells } from "./sampling";
import { searchedFor } from "./search";
import { notThinking } from "./thinking";
import { toolCells } from "./tools";

/** OpenAI's chat protocol at a path, and what a bare question of it holds. */
export function chatWire(model: string, path: string, more: Body = {}): Wire {
  return {
    path,
    headers: { authorization: "Bearer sk-vendor" },
    bare: {
      model,
      messages: [{ role: "user", content: "Hi" }],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 1.3,
      ...more,
    },
  };
}

/** A model that has all of OpenAI's parameters, does not think, and is searched for; others say where they differ. */
export const plainChat: Cells = {
  "nothing but a question": pass(),
  ...notThinking,
  ...searchedFor(),
  ...samplingCells,
  ...boundBy("max_completion_tokens"),
  ...stoppedBy(4),
  ...askedOnce,
  ...jsonModes,
  ...toolCells,
  ...messageCells,
};
