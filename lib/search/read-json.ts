/** An own property at the end of a path of names; undefined when any step is missing. Nothing is inherited. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** A text in an engine's answer, when there is something in it. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" && found.trim() !== "" ? found : undefined;
}

/** A number in an engine's answer. */
export function numberAt(value: unknown, ...path: string[]): number | undefined {
  const found = valueAt(value, path);
  return typeof found === "number" ? found : undefined;
}

/** A list in an engine's answer; anything else is an empty one. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The texts of a list in an engine's answer. */
export function textsAt(value: unknown, ...path: string[]): string[] {
  return listAt(value, ...path).filter((one) => typeof one === "string");
}
