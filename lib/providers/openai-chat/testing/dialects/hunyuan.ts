import { bareSearch, sampling } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const hunyuan: Dialect = {
  provider: "hunyuan",
  model: "hy3",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart] }), {
    ...wire.tools,
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    thinking: wire.onOff,
    enable_enhancement: wire.flag,
    citation: wire.flag,
    search_info: wire.flag,
    force_search_enhancement: wire.flag,
    EnableDeepSearch: wire.flag,
  }),
  asks: {
    "a thought": {
      request: { ...sampling, stop: undefined, thinking: { mode: "on" } },
      sends: { thinking: { type: "enabled" }, max_tokens: 100 },
    },
    "a search": {
      request: { search: { ...bareSearch, deepable: true, required: true } },
      sends: {
        enable_enhancement: true,
        citation: true,
        search_info: true,
        force_search_enhancement: true,
        EnableDeepSearch: true,
      },
    },
    "no search": { request: { search: false }, sends: { enable_enhancement: false } },
  },
};
