/**
 * Reading foreign JSON: own properties only, nothing merged, so that keys such as `__proto__` reach no prototype.
 */

/** A JSON object in the making; undefined values are left out when it is written. */
export type WireObject = Record<string, unknown>;

/** The value of JSON text; undefined when it is none. */
export function parseWire(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object. */
export function isWireObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own property, at the end of a path of names; undefined when any step is missing. */
export function field(value: unknown, ...path: string[]): unknown {
  let at = value;
  for (const name of path) {
    if (!isWireObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** An own property that is a text with something in it. */
export function textField(value: unknown, ...path: string[]): string | undefined {
  const found = field(value, ...path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** An own property that is a finite number. */
export function numberField(value: unknown, ...path: string[]): number | undefined {
  const found = field(value, ...path);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

/** An own property as a list; anything else is an empty one. */
export function listField(value: unknown, ...path: string[]): unknown[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found : [];
}
