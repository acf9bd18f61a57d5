import type { Part, PromptMessage, Role } from "@/lib/core/message";

/** A message of a prompt; bare words are a part of text. */
export function says(role: Role, ...said: (string | Part)[]): PromptMessage {
  return { role, parts: said.map((one) => (typeof one === "string" ? text(one) : one)) };
}

/** A part that is text. */
export function text(words: string): Part {
  return { type: "text", text: words };
}
