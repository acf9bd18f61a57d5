import { parseWire, textField } from "@/lib/net/wire-json";
import type { ProtocolId } from "@/lib/providers/provider";

/** How a recorded answer is kept, by the ending of its file. */
export const formats = { ".chunks.txt": "events", ".json": "whole", ".sse": "bytes" } as const;
export type RecordingFormat = (typeof formats)[keyof typeof formats];

/** The bytes that an upstream would have sent for a recording. */
export function frameRecording(bytes: Uint8Array, format: RecordingFormat, protocol: ProtocolId): Uint8Array {
  if (format !== "events") return bytes;
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const events = lines.filter((line) => line.trim() !== "").map((line) => frameEvent(line, protocol));
  return new TextEncoder().encode(events.join("") + (protocol === "openai-chat" ? "data: [DONE]\n\n" : ""));
}

/** Anthropic and OpenAI's Responses say the type of an event twice. */
function frameEvent(line: string, protocol: ProtocolId): string {
  const isNamed = protocol === "anthropic-messages" || protocol === "openai-responses";
  const type = isNamed ? textField(parseWire(line), "type") : undefined;
  return `${type === undefined ? "" : `event: ${type}\n`}data: ${line}\n\n`;
}
