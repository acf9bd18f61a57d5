import { adjust, type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { images, noImages } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonInWords, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, noPenalties, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { thinkingBySwitch, thinkingInTokens } from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls, noTools } from "@/app/api/v1/matrix/testing/cells/tools";
import { above, type Column } from "@/app/api/v1/matrix/testing/column";

/** A range that begins above 0. */
const aboveZero = { ...temperatures(1), "temperature 0": adjust("temperature", { temperature: 0.01 }) };

const ernieSearch = (more: Body = {}) => ({
  web_search: { enable: true, enable_citation: true, enable_trace: true, search_mode: "auto", ...more },
});

/** Unasked the vendor writes 2,048 tokens at most, so the model's own most is sent. */
const ernie: Column[] = [
  {
    model: "qianfan/ernie-4.5-turbo-128k",
    base: "/qianfan/v2",
    dialect: { sources: "search_results" },
    wires: {
      usual: chatWire("ernie-4.5-turbo-128k", "/qianfan/v2/chat/completions", {
        temperature: 0.65,
        max_completion_tokens: 12_288,
      }),
    },
    cells: {
      ...plainChat,
      ...searching({
        plain: ernieSearch(),
        billedUnits: 1,
        wishes: {
          count: ernieSearch({ search_number: 1 }),
          require_search: ernieSearch({ search_mode: "required" }),
        },
      }),
      ...aboveZero,
      ...improbable,
      seed: drop("seed"),
      ...boundBy("max_completion_tokens", 12_288),
      ...askedOften,
      ...noTools,
      ...noImages,
    },
  },
  {
    model: "qianfan/ernie-4.5-turbo-vl",
    base: "/qianfan/v2",
    wires: {
      usual: chatWire("ernie-4.5-turbo-vl", "/qianfan/v2/chat/completions", {
        temperature: 0.65,
        max_completion_tokens: 16_384,
      }),
    },
    cells: {
      ...thinkingInTokens({
        on: pass({ enable_thinking: true }),
        off: pass({ enable_thinking: false }),
        budget: (thinking_budget) => ({ enable_thinking: true, thinking_budget }),
        least: 100,
        // 16,384, and less than the answer may have.
        most: 16_383,
      }),
      ...images,
    },
  },
];

const sparkSearch = (search_mode: string) => ({
  tools: [{ type: "web_search", web_search: { enable: true, search_mode, show_ref_label: true } }],
});

/** Usage comes with the last chunk. */
const sparkBare: Body = { stream_options: undefined, temperature: 0.65 };
const sparkOn = { thinking: { type: "enabled" } };

const spark: Column[] = [
  {
    model: "spark/4.0Ultra",
    base: "/spark/v1",
    dialect: { sources: "search_results" },
    wires: { usual: chatWire("4.0Ultra", "/spark/v1/chat/completions", { ...sparkBare, max_tokens: 8_192 }) },
    cells: {
      ...plainChat,
      ...searching({ plain: sparkSearch("normal"), billedUnits: 1, wishes: { deepable: sparkSearch("deep") } }),
      ...aboveZero,
      ...improbable,
      seed: drop("seed"),
      ...boundBy("max_tokens", 8_192),
      ...stoppedBy(0),
      ...askedOften,
      ...jsonInWords,
      ...noTools,
      ...noImages,
    },
  },
  {
    // X1.5 lives at /v2; the most it writes is its context, less the question.
    model: "spark/spark-x",
    base: "/spark/v1",
    wires: { usual: chatWire("spark-x", "/v2/chat/completions", { ...sparkBare, max_tokens: above(60_000) }) },
    cells: thinkingBySwitch(pass(sparkOn), pass({ thinking: { type: "disabled" } })),
  },
];

const hunyuanSearch = (more: Body = {}) => ({
  enable_enhancement: true,
  citation: true,
  search_info: true,
  ...more,
});

/** Usage comes with the last chunk. */
const hunyuanBare = (max_tokens: number): Body => ({ stream_options: undefined, max_tokens });

const hunyuan: Column[] = [
  {
    model: "hunyuan/hunyuan-turbos-latest",
    base: "/hunyuan/v1",
    dialect: { sources: "search_info" },
    wires: { usual: chatWire("hunyuan-turbos-latest", "/hunyuan/v1/chat/completions", hunyuanBare(16_000)) },
    cells: {
      ...plainChat,
      ...searching({
        plain: hunyuanSearch(),
        billedUnits: 1,
        wishes: {
          deepable: hunyuanSearch({ EnableDeepSearch: true }),
          require_search: hunyuanSearch({ force_search_enhancement: true }),
        },
      }),
      ...noPenalties,
      ...improbable,
      seed: drop("seed"),
      ...boundBy("max_tokens", 16_000),
      ...stoppedBy(0),
      ...askedOften,
      ...jsonInWords,
      ...firstOfCalls,
      ...noImages,
    },
  },
  {
    model: "hunyuan/hunyuan-a13b",
    base: "/hunyuan/v1",
    wires: { usual: chatWire("hunyuan-a13b", "/hunyuan/v1/chat/completions", hunyuanBare(32_000)) },
    cells: thinkingBySwitch(pass(sparkOn), pass({ thinking: { type: "disabled" } })),
  },
  {
    model: "hunyuan/hunyuan-vision-1.5-instruct",
    base: "/hunyuan/v1",
    wires: {
      usual: chatWire("hunyuan-vision-1.5-instruct", "/hunyuan/v1/chat/completions", hunyuanBare(16_000)),
    },
    cells: images,
  },
];

export const columnsOfChinaOthers: Column[] = [...ernie, ...spark, ...hunyuan];
