import type { Row } from "@/app/api/v1/matrix/testing/cell";
import { addresses, base64, dataUrls } from "@/app/api/v1/matrix/testing/files";

const showing = (part: object): Row => ({
  body: { messages: [{ role: "user", content: [{ type: "text", text: "Hi" }, part] }] },
});
const system = (role: string): Row => ({
  body: {
    messages: [
      { role, content: "Be brief." },
      { role: "user", content: "Hi" },
    ],
  },
});

/** gateway.md 3.5, the row metadata, sess_id, and the roles of 3.0. */
export const messageRows = {
  "system message": system("system"),
  "developer message": system("developer"),
  "image address": showing({ type: "image_url", image_url: { url: addresses.png } }),
  "image bytes": showing({ type: "image_url", image_url: { url: dataUrls.png } }),
  "image detail auto": showing({ type: "image_url", image_url: { url: dataUrls.png, detail: "auto" } }),
  "audio bytes": showing({ type: "input_audio", input_audio: { data: base64.wav, format: "wav" } }),
  "audio address": showing({ type: "audio_url", audio_url: { url: addresses.wav } }),
  "video address": showing({ type: "video_url", video_url: { url: addresses.mp4 } }),
  "video bytes": showing({ type: "video_url", video_url: { url: dataUrls.mp4 } }),
  "pdf address": showing({ type: "file_url", file_url: { url: addresses.pdf } }),
  "pdf bytes": showing({ type: "file", file: { file_data: dataUrls.pdf, filename: "a.pdf" } }),
  "modalities audio": {
    body: { modalities: ["text", "audio"], audio: { voice: "alloy", format: "wav" } },
    reply: { audio: true },
  },
  metadata: { body: { metadata: { shelf: "7" } } },
  sess_id: { body: { sess_id: "session-of-the-matrix" } },
  user: { body: { user: "ann@example.org" } },
} satisfies Record<string, Row>;
