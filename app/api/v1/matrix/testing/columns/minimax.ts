import { adjust, type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { noImages, videos } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonInWords, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, noPenalties, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { alwaysThinking, thinkingBySwitch } from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/minimax/v1";
const path = "/minimax/v1/chat/completions";

/** Usage comes with the last chunk, and the thought apart from the text where that is asked for. */
const bare: Body = { stream_options: undefined, reasoning_split: true };

const on = { thinking: { type: "adaptive" } };
const off = { thinking: { type: "disabled" } };

const common = {
  ...plainChat,
  ...noPenalties,
  ...improbable,
  seed: drop("seed"),
  ...stoppedBy(0),
  ...askedOften,
  ...jsonInWords,
  "tool_choice required": drop("tool_choice", { tools }),
  "tool_choice named": drop("tool_choice", { tools }),
  ...firstOfCalls,
};

export const miniMaxColumns: Column[] = [
  {
    model: "minimax/MiniMax-M3",
    base,
    dialect: { thought: "reasoning_details" },
    wires: { usual: chatWire("MiniMax-M3", path, bare) },
    cells: {
      ...common,
      ...thinkingBySwitch(pass(on), pass(off)),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      ...boundBy("max_completion_tokens", 524_288),
      "tool_choice required while thinking": drop("tool_choice", { ...on, tools }),
      ...videos,
    },
  },
  {
    model: "minimax/MiniMax-M2.7",
    base,
    dialect: { thought: "tags" },
    wires: { usual: chatWire("MiniMax-M2.7", path, { ...bare, temperature: 0.65 }) },
    cells: {
      ...common,
      ...thinkingBySwitch(pass(), alwaysThinking()),
      // (0,1]
      ...temperatures(1),
      "temperature 0": adjust("temperature", { temperature: 0.01 }),
      "temperature 0.4 while thinking": pass({ temperature: 0.4 }),
      "temperature 0.4 without thinking": drop("thinking", { temperature: 0.4 }),
      ...boundBy("max_tokens", 131_072),
      "tool_choice required while thinking": drop("tool_choice", { tools }),
      ...noImages,
    },
  },
];
