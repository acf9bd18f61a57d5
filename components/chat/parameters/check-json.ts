import { checkSchema } from "./check-schema";
import type { Finding } from "./finding";

const functionName = /^[A-Za-z0-9_.-]{1,128}$/;
const mostPairs = 16;
const longestNote = 512;

type Holder = Record<string, unknown>;
const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with a value of a JSON field, as the API would see it. */
export function checkJson(holds: "tools" | "metadata" | "schema", value: unknown): Finding | undefined {
  return { tools: checkTools, metadata: checkMetadata, schema: checkSchema }[holds](value);
}

function checkTools(value: unknown): Finding | undefined {
  if (!Array.isArray(value)) return { text: "check.list" };
  for (const [index, tool] of value.entries()) {
    const finding = checkTool(tool, index + 1);
    if (finding) return finding;
  }
  return undefined;
}

function checkTool(tool: unknown, at: number): Finding | undefined {
  const named = isHolder(tool) && tool.type === "function" && isHolder(tool.function) ? tool.function : undefined;
  if (!named) return { text: "check.tool", values: { at } };
  if (typeof named.name !== "string" || !functionName.test(named.name)) {
    return { text: "check.toolName", values: { at } };
  }
  return named.parameters === undefined ? undefined : checkSchema(named.parameters);
}

function checkMetadata(value: unknown): Finding | undefined {
  if (!isHolder(value)) return { text: "check.object" };
  const isNote = (one: unknown) =>
    one === null ||
    typeof one === "number" ||
    typeof one === "boolean" ||
    (typeof one === "string" && one.length <= longestNote);
  const pairs = Object.entries(value);
  const isRight = pairs.length <= mostPairs && pairs.every(([key, one]) => key.length <= 64 && isNote(one));
  return isRight ? undefined : { text: "check.metadata" };
}
