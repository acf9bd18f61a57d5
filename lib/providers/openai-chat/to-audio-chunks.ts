import type { Chunk } from "@/lib/core/chunk";
import { numberField, textField } from "@/lib/net/wire-json";

type AudioChunk = Extract<Chunk, { type: "audio-delta" }>;

/** The `audio` of a delta: none when it says nothing. */
export function toAudioChunks(wire: unknown, choice: number): AudioChunk[] {
  const audio: AudioChunk = { type: "audio-delta", choice };
  const id = textField(wire, "id");
  const bytes = textField(wire, "data");
  const transcript = textField(wire, "transcript");
  const expiresAt = numberField(wire, "expires_at");
  if (id !== undefined) audio.id = id;
  if (bytes !== undefined) audio.data = bytes;
  if (transcript !== undefined) audio.transcript = transcript;
  if (expiresAt !== undefined) audio.expiresAt = expiresAt;
  return Object.keys(audio).length > 2 ? [audio] : [];
}
