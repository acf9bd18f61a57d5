import { drop, emulate, pass, refuse } from "@/app/api/v1/matrix/testing/cell";
import type { Cells, Part } from "@/app/api/v1/matrix/testing/rows";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const named = { type: "function", function: { name: "one" } };

/** Functions as OpenAI has them. */
export const toolCells: Part<"tool" | "parallel"> = {
  tools: pass({ tools }),
  "tool_choice auto": pass({ tools, tool_choice: "auto" }),
  "tool_choice none": pass({ tools, tool_choice: "none" }),
  "tool_choice required": pass({ tools, tool_choice: "required" }),
  "tool_choice named": pass({ tools, tool_choice: named }),
  "tool_choice required while thinking": drop("thinking", { tools, tool_choice: "required" }),
  "parallel_tool_calls true": pass({ tools, parallel_tool_calls: true }),
  "parallel_tool_calls false": pass({ tools, parallel_tool_calls: false }),
  "parallel_tool_calls without tools": pass(),
};

/**
 * One call at a time from a vendor that cannot be told so: the first is kept. 3.2 has D for some vendors, which is of
 * the field; 3.0 has E first.
 */
export const firstOfCalls: Part<"parallel"> = {
  "parallel_tool_calls true": pass({ tools }),
  "parallel_tool_calls false": emulate({ tools }, { calls: ["one"] }),
  "parallel_tool_calls without tools": pass(),
};

/** No function may be called, and the vendor cannot be told: none is shown, or the answer would mean something else. */
export const noneShown = emulate({}, {});

/** A vendor whose models choose among functions by themselves. */
export const freeChoice = {
  "tool_choice none": noneShown,
  "tool_choice required": drop("tool_choice", { tools }),
  "tool_choice named": drop("tool_choice", { tools }),
} satisfies Partial<Cells>;

/** A model without functions (gateway.md 1.2 and 3.0). */
export const noTools: Part<"tool" | "parallel"> = {
  tools: refuse("tools"),
  "tool_choice auto": refuse("tools"),
  // Nothing is to be called, so the answer means the same without them.
  "tool_choice none": drop("tools"),
  "tool_choice required": refuse("tools"),
  "tool_choice named": refuse("tools"),
  "tool_choice required while thinking": refuse("tools"),
  "parallel_tool_calls true": refuse("tools"),
  "parallel_tool_calls false": refuse("tools"),
  "parallel_tool_calls without tools": pass(),
};
