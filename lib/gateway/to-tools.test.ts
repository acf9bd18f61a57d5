import { describe, expect, test } from "vitest";
import { ask, tool, wrongAt } from "./testing/ask";

describe("what a request says of tools", () => {
  const [f, g] = [{ name: "f" }, { name: "g" }];
  test.each<[object, object]>([
    [{}, {}],
    [{ tools: [], tool_choice: "auto", functions: null }, {}],
    [
      { tools: [tool("f")], tool_choice: "required" },
      { tools: [f], toolChoice: "required" },
    ],
    [{ tools: [tool("f")], tool_choice: null }, { tools: [f] }],
    [
      { tools: [tool("f")], tool_choice: tool("f") },
      { tools: [f], toolChoice: f },
    ],
    [
      { functions: [f, g], function_call: { name: "g" } },
      { tools: [f, g], toolChoice: g },
    ],
    [
      { functions: [f], function_call: "none" },
      { tools: [f], toolChoice: "none" },
    ],
    [
      { functions: [f], tools: [tool("f")], function_call: "auto", tool_choice: "auto" },
      { tools: [f], toolChoice: "auto" },
    ],
    [
      {
        tools: [tool("f"), tool("g")],
        tool_choice: { type: "allowed_tools", allowed_tools: { mode: "required", tools: [tool("g")] } },
      },
      { tools: [g], toolChoice: "required" },
    ],
    [
      {
        tools: [
          { type: "function", function: { name: "f", description: "d", parameters: { type: "object" }, strict: true } },
        ],
      },
      { tools: [{ name: "f", description: "d", parameters: { type: "object" }, strict: true }] },
    ],
  ])("%j means %j", (body, wanted) => {
    const { tools, toolChoice } = ask(body);
    expect({ ...(tools && { tools }), ...(toolChoice && { toolChoice }) }).toEqual(wanted);
  });

  test.each<[object, string]>([
    [{ tools: [tool("f")], functions: [g] }, "functions"],
    [{ tool_choice: "required" }, "tool_choice"],
    [{ tools: [tool("f")], tool_choice: tool("g") }, "tool_choice"],
    [{ functions: [f], function_call: g }, "function_call"],
    [{ functions: [f], function_call: "none", tool_choice: "auto" }, "function_call"],
    [{ tools: [{ type: "custom", custom: { name: "f" } }] }, "tools.0.type"],
    [{ tools: [{ type: "function", function: { name: "no spaces" } }] }, "tools.0.function.name"],
  ])("%j is refused at %s", (body, path) => {
    expect(wrongAt(body)).toBe(path);
  });
});
