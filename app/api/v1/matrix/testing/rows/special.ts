import type { Row } from "@/app/api/v1/matrix/testing/cell";
import { addresses } from "@/app/api/v1/matrix/testing/files";
import { tools } from "./tools";

const thought = { thought: "Hm.", text: ["Hello"] };

/** Questions that only some columns of the tables have a word about. */
export const specialRows = {
  "enable_search with tools": {
    body: { enable_search: true, search_config: { return_result: true }, tools },
    reply: { text: ["See [1]."], sources: true },
  },
  "search_config.engine exa": {
    body: { enable_search: true, search_config: { return_result: true, engine: "exa" } },
    reply: { text: ["See [1]."], sources: true },
  },
  "budget_tokens 8000 in max_completion_tokens 5000": {
    body: { thinking: { budget_tokens: 8_000 }, max_completion_tokens: 5_000 },
    reply: thought,
  },
  "budget_tokens 8000 in max_completion_tokens 300": {
    body: { thinking: { budget_tokens: 8_000 }, max_completion_tokens: 300 },
    reply: thought,
  },
  "n 2 at temperature 0": { body: { n: 2, temperature: 0 } },
  "enable_search while thinking": {
    body: { enable_search: true, search_config: { return_result: true }, thinking: { enabled: true } },
    reply: { thought: "Hm.", text: ["See [1]."], sources: true },
  },
  "video on YouTube": {
    body: {
      messages: [
        { role: "user", content: [{ type: "video_url", video_url: { url: "https://www.youtube.com/watch?v=x" } }] },
      ],
    },
  },
  "video with fps": {
    body: { messages: [{ role: "user", content: [{ type: "video_url", video_url: { url: addresses.mp4, fps: 2 } }] }] },
  },
} satisfies Record<string, Row>;
