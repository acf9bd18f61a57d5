import type { RulesByProvider } from "./model-rule";
import { rulesAbroad } from "./rules/abroad";
import { anthropicRules } from "./rules/anthropic";
import { rulesChina } from "./rules/china";
import { dashscopeRules } from "./rules/dashscope";
import { googleRules } from "./rules/google";
import { openAiRules } from "./rules/openai";
import { rulesOfOwnServers } from "./rules/own-servers";

/** What is special about some models of a vendor, by their names. */
export const modelRules: RulesByProvider = {
  openai: openAiRules,
  anthropic: anthropicRules,
  google: googleRules,
  dashscope: dashscopeRules,
  ...rulesAbroad,
  ...rulesChina,
  ...rulesOfOwnServers,
};
