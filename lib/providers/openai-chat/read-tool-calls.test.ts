import { expect, test } from "vitest";
import { ToolCalls } from "./read-tool-calls";

/** The calls that a row of deltas adds up to. */
function callsOf(deltas: unknown[]): { id?: string; name?: string; arguments: string }[] {
  const tools = new ToolCalls(0);
  const calls: { id?: string; name?: string; arguments: string }[] = [];
  for (const delta of [...deltas.flatMap((one) => tools.read(one)), ...tools.finish()]) {
    const call = calls[delta.index] ?? { arguments: "" };
    calls[delta.index] = call;
    call.id = delta.id ?? call.id;
    call.name = delta.name ?? call.name;
    call.arguments += delta.arguments;
  }
  return calls;
}

const call = (index: number | undefined, id: string | undefined, name: string | undefined, args?: unknown) => ({
  tool_calls: [{ index, id, function: { name, arguments: args } }],
});
const f = { id: "a", name: "f", arguments: '{"x":1}' };
const g = { id: "b", name: "g", arguments: "{}" };

test.each([
  ["ids absent after the first", [call(0, "a", "f", '{"x"'), call(0, undefined, undefined, ":1}")], [f]],
  ["ids and names empty after the first", [call(0, "a", "f", '{"x"'), call(0, "", "", ":1}")], [f]],
  ["another id on each delta", [call(0, "a", "f", '{"x"'), call(0, "a2", undefined, ":1}")], [f]],
  ["no index", [call(undefined, "a", "f", '{"x"'), call(undefined, undefined, undefined, ":1}")], [f]],
  ["index -1", [call(-1, "a", "f", '{"x":1}'), call(-1, "b", "g", "{}")], [f, g]],
  ["two calls of the same index", [call(0, "a", "f", '{"x":1}'), call(0, "b", "g", "")], [f, g]],
  ["an index that begins at 1", [call(1, "a", "f", '{"x":1}'), call(2, "b", "g", "{}")], [f, g]],
  [
    "interleaved",
    [call(0, "a", "f", '{"x"'), call(1, "b", "g", "{"), call(0, "", "", ":1}"), call(1, "", "", "}")],
    [f, g],
  ],
  ["one object instead of a list", [{ tool_calls: { id: "a", function: { name: "f", arguments: '{"x":1}' } } }], [f]],
  ["arguments as an object", [call(0, "a", "f", { x: 1 })], [f]],
  ["the name after the id", [call(0, "a", undefined, ""), call(0, undefined, "f", '{"x":1}')], [f]],
  ["no arguments at all", [call(0, "b", "g")], [g]],
  ["nothing", [{}, { tool_calls: null }, { tool_calls: [null, 1] }, null], []],
])("reads calls with %s", (_name, deltas, expected) => {
  expect(callsOf(deltas)).toEqual(expected);
});

test("calls of the vendor's own tools are kept apart and not shown", () => {
  const tools = new ToolCalls(0);
  const shown = [
    { tool_calls: [{ index: 0, id: "s", type: "web_search", function: { name: "look", arguments: "{" } }] },
    { tool_calls: [{ index: 1, id: "a", type: "function", function: { name: "f", arguments: "" } }] },
    { tool_calls: [{ index: 0, function: { arguments: "}" } }] },
    { tool_calls: [{ index: 2, id: "k", function: { name: "$web_search", arguments: "{}" } }] },
  ].flatMap((delta) => tools.read(delta));
  expect([...shown, ...tools.finish()]).toEqual([
    { type: "tool-call-delta", choice: 0, index: 0, id: "a", name: "f", arguments: "" },
    { type: "tool-call-delta", choice: 0, index: 0, arguments: "{}" },
  ]);
  expect(tools.vendorCalls).toMatchObject([
    { id: "s", name: "look", arguments: "{}" },
    { id: "k", name: "$web_search", arguments: "{}" },
  ]);
});

test("a call that never gets a name is shown all the same", () => {
  expect(callsOf([call(0, "a", undefined, "")])).toEqual([{ id: "a", name: undefined, arguments: "{}" }]);
});

test("a call without an id gets one", () => {
  const [made] = callsOf([{ function_call: { name: "f", arguments: "{}" } }]);
  expect(made?.id).toMatch(/^call_[0-9a-f]{24}$/);
});
