import type { ParameterGroup } from "@/components/chat/parameters/parameter-spec";

/** What goes with a search; whether there is one, a switch of the composer says too. */
export const search: ParameterGroup = {
  title: "group.search",
  parameters: [
    {
      path: "enable_search",
      label: "param.search",
      hint: "param.search.hint",
      control: { kind: "switch" },
      spellings: ["web_search_options"],
    },
    { path: "search_config.engine", label: "param.engine", hint: "param.engine.hint", control: { kind: "engine" } },
    { path: "search_config.deepable", label: "param.deep", hint: "param.deep.hint", control: { kind: "switch" } },
    {
      path: "search_config.return_result",
      label: "param.results",
      hint: "param.results.hint",
      control: { kind: "switch" },
    },
    {
      path: "search_config.prompt",
      label: "param.searchPrompt",
      hint: "param.searchPrompt.hint",
      control: { kind: "text", most: 10_000 },
    },
    { path: "search_config.intent", label: "param.intent", hint: "param.intent.hint", control: { kind: "switch" } },
    {
      path: "search_config.count",
      label: "param.count",
      hint: "param.count.hint",
      control: { kind: "number", minimum: 1, maximum: 50, step: 1, slider: true },
    },
    {
      path: "search_config.domain_filter",
      label: "param.domains",
      hint: "param.domains.hint",
      control: { kind: "words", most: 100 },
    },
    {
      path: "search_config.recency_filter",
      label: "param.recency",
      hint: "param.recency.hint",
      control: {
        kind: "choice",
        choices: [
          ["oneDay", "choice.oneDay"],
          ["oneWeek", "choice.oneWeek"],
          ["oneMonth", "choice.oneMonth"],
          ["oneYear", "choice.oneYear"],
          ["noLimit", "choice.noLimit"],
        ],
      },
    },
    {
      path: "search_config.content_size",
      label: "param.contentSize",
      hint: "param.contentSize.hint",
      control: {
        kind: "choice",
        choices: [
          ["low", "choice.low"],
          ["medium", "choice.medium"],
          ["high", "choice.high"],
        ],
      },
      spellings: ["web_search_options.search_context_size"],
    },
    {
      path: "search_config.result_sequence",
      label: "param.sequence",
      hint: "param.sequence.hint",
      control: {
        kind: "choice",
        choices: [
          ["before", "choice.before"],
          ["after", "choice.after"],
        ],
      },
    },
    {
      path: "search_config.require_search",
      label: "param.require",
      hint: "param.require.hint",
      control: { kind: "switch" },
    },
  ],
};
