import type { Messages, TextKey } from "./messages/en";

/** The text under `key`, with each `{name}` replaced by its parameter; a name without one stays visible. */
export function translate(messages: Messages, key: TextKey, parameters: Record<string, string | number> = {}): string {
  return messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
