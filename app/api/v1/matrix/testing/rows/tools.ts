import type { Row } from "@/app/api/v1/matrix/testing/cell";

const one = {
  type: "function",
  function: { name: "one", description: "First", parameters: { type: "object", properties: {} } },
};
const two = {
  type: "function",
  function: { name: "two", description: "Second", parameters: { type: "object", properties: {} } },
};

/** The functions of these rows. */
export const tools = [one, two];

const calling = (more: object): Row => ({ body: { tools, ...more }, reply: { calls: ["one", "two"] } });
const named = { type: "function", function: { name: "one" } };

/** The rows tools, tool_choice and parallel_tool_calls. */
export const toolRows = {
  tools: calling({}),
  "tool_choice auto": calling({ tool_choice: "auto" }),
  "tool_choice none": { body: { tools, tool_choice: "none" } },
  "tool_choice required": calling({ tool_choice: "required" }),
  "tool_choice named": calling({ tool_choice: named }),
  "tool_choice required while thinking": calling({ tool_choice: "required", thinking: { enabled: true } }),
  "parallel_tool_calls true": calling({ parallel_tool_calls: true }),
  "parallel_tool_calls false": calling({ parallel_tool_calls: false }),
  "parallel_tool_calls without tools": { body: { parallel_tool_calls: false } },
} satisfies Record<string, Row>;
