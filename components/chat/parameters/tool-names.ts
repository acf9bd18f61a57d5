import type { Parameters } from "@/lib/core/draft";

/** The names of the functions that the model may call. */
export function toolNames({ tools }: Parameters): string[] {
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((tool: { function?: { name?: unknown } } | null) =>
    typeof tool?.function?.name === "string" ? [tool.function.name] : [],
  );
}
