import { z } from "zod";
import { bareSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const search = z.strictObject({
  type: z.literal("web_search"),
  web_search: z.strictObject({
    enable: z.literal(true),
    search_mode: z.enum(["normal", "deep"]),
    show_ref_label: z.boolean(),
  }),
});

export const spark: Dialect = {
  provider: "spark",
  model: "spark-x",
  takes: wire.bodyOf(wire.messagesOf({}), {
    ...wire.penalties,
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    thinking: wire.onOff,
    tools: z.array(search).optional(),
  }),
  asks: {
    "a search": { request: { search: bareSearch }, sends: { tools: [{ web_search: { search_mode: "normal" } }] } },
    "a deep search": {
      request: { search: { ...bareSearch, deepable: true }, toolChoice: "auto", thinking: { mode: "on" } },
      sends: { tools: [{ web_search: { search_mode: "deep" } }], thinking: { type: "enabled" } },
    },
  },
};
