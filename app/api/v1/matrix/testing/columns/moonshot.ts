import { type Body, drop, emulate, pass } from "@/app/api/v1/matrix/testing/cell";
import { imagesAsBytes, noImages, videosAsBytes } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonObjects } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { fixedTemperature, improbable, noPenalties, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import {
  alwaysThinking,
  boundsDropped,
  thinkingBySwitch,
  thinkingInDegrees,
} from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/moonshot/v1";
const path = "/moonshot/v1/chat/completions";

/** Usage comes with the last chunk. */
const bare: Body = { stream_options: undefined, temperature: undefined };

const on = { thinking: { type: "enabled" } };
const off = { thinking: { type: "disabled" } };

/** A call of the vendor's own tool is answered with its own arguments, unchanged. */
const call = { name: "$web_search", arguments: '{"search_result":{"search_id":"s-1"}}' };
const kimiAnswered: Body = {
  messages: [
    { role: "user", content: "Hi" },
    {
      role: "assistant",
      content: "",
      tool_calls: [{ id: "$web_search:0", type: "builtin_function", function: call }],
    },
    { role: "tool", tool_call_id: "$web_search:0", name: call.name, content: call.arguments },
  ],
};

const kimiSearch = (more: Body = {}) =>
  searching({
    plain: { tools: [{ type: "builtin_function", function: { name: call.name } }], ...more },
    // What was found is hidden in the arguments.
    citations: 0,
    billedUnits: 1,
    next: kimiAnswered,
  });

const common = {
  ...plainChat,
  ...improbable,
  seed: drop("seed"),
  ...jsonObjects,
  "tool_choice required": drop("tool_choice", { tools }),
  "tool_choice named": drop("tool_choice", { tools }),
  ...firstOfCalls,
};

export const moonshotColumns: Column[] = [
  {
    model: "moonshot/kimi-k2-0905-preview",
    base,
    dialect: { sources: "builtin_function" },
    wires: { usual: chatWire("kimi-k2-0905-preview", path, { ...bare, temperature: 0.65 }) },
    cells: {
      ...common,
      ...kimiSearch(),
      ...temperatures(1),
      ...boundBy("max_tokens"),
      "tool_choice required while thinking": drop(["thinking", "tool_choice"], { tools }),
      // One at t ≈ 0.
      "n 2 at temperature 0": emulate({ temperature: 0 }, { texts: ["Hello", "Hello"] }, { questions: 2 }),
      ...noImages,
    },
  },
  {
    model: "moonshot/kimi-k2.6",
    base,
    dialect: { sources: "builtin_function" },
    wires: { usual: chatWire("kimi-k2.6", path, bare) },
    cells: {
      ...common,
      ...thinkingBySwitch(pass(on), pass(off)),
      // Thinking must be off while it searches.
      ...kimiSearch(off),
      "enable_search while thinking": drop(
        "thinking",
        { ...off, tools: [{ type: "builtin_function", function: { name: call.name } }] },
        { questions: 2, next: kimiAnswered, back: { billedUnits: 1 } },
      ),
      ...fixedTemperature,
      "temperature 0.4 while thinking": drop("temperature", on),
      "temperature 0.4 without thinking": drop("temperature", off),
      ...noPenalties,
      ...boundBy("max_tokens"),
      ...askedOften,
      "tool_choice required while thinking": drop("tool_choice", { ...on, tools }),
      // Bytes only.
      ...imagesAsBytes,
      ...videosAsBytes,
    },
  },
  {
    // There is no switch any more.
    model: "moonshot/kimi-k3",
    base,
    wires: { usual: chatWire("kimi-k3", path, bare) },
    cells: {
      ...thinkingInDegrees({
        on: pass(),
        off: alwaysThinking({ reasoning_effort: "low" }),
        effort: (reasoning_effort) => ({ reasoning_effort }),
        fitted: { minimal: "low", medium: "high", xhigh: "high" },
      }),
      ...boundsDropped(pass()),
      ...fixedTemperature,
      ...noPenalties,
      ...askedOften,
      max_completion_tokens: pass({ max_completion_tokens: 300 }),
    },
  },
];
