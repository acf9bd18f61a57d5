import type { Parameters } from "@/lib/core/draft";

type Holder = Record<string, unknown>;

function toHolder(value: unknown): Holder {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Holder) : {};
}

/** What is set at a place such as `search_config.count`; undefined when nothing is. `null` means: not given. */
export function valueAt(parameters: Parameters, path: string): unknown {
  const [key = "", inner] = path.split(".", 2);
  const value = inner === undefined ? parameters[key] : toHolder(parameters[key])[inner];
  return value === null ? undefined : value;
}

/** The parameters with another value at a place; undefined takes it away, and an object that is empty then. */
export function withValue(parameters: Parameters, path: string, value: unknown): Parameters {
  const [key = "", inner] = path.split(".", 2);
  if (inner === undefined) return withKey(parameters, key, value);
  const held = withKey(toHolder(parameters[key]), inner, value);
  return withKey(parameters, key, Object.keys(held).length > 0 ? held : undefined);
}

function withKey(holder: Holder, key: string, value: unknown): Holder {
  const { [key]: _before, ...others } = holder;
  return value === undefined ? others : { ...holder, [key]: value };
}
