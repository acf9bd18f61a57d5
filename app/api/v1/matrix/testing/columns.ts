import type { Column } from "./column";
import { anthropicColumns } from "./columns/anthropic";
import { arkColumns } from "./columns/ark";
import { columnsOfChinaOthers } from "./columns/china-others";
import { dashScopeColumns } from "./columns/dashscope";
import { deepSeekColumns } from "./columns/deepseek";
import { geekAiColumns } from "./columns/geekai";
import { googleColumns } from "./columns/google";
import { columnsOfHosts } from "./columns/hosts";
import { miniMaxColumns } from "./columns/minimax";
import { moonshotColumns } from "./columns/moonshot";
import { openAiColumns } from "./columns/openai";
import { openRouterColumns } from "./columns/openrouter";
import { columnsOfOwnServers } from "./columns/own-servers";
import { perplexityColumns } from "./columns/perplexity";
import { columnsOfXaiAndMistral } from "./columns/xai-and-mistral";
import { zhipuColumns } from "./columns/zhipu";

/** The columns of the matrix: gateway.md 3.1, 3.2, 3.3, hosts of open models, and GeekAI itself. */
export const columns: readonly Column[] = [
  ...openAiColumns,
  ...anthropicColumns,
  ...googleColumns,
  ...openRouterColumns,
  ...perplexityColumns,
  ...deepSeekColumns,
  ...zhipuColumns,
  ...dashScopeColumns,
  ...moonshotColumns,
  ...arkColumns,
  ...miniMaxColumns,
  ...columnsOfChinaOthers,
  ...columnsOfXaiAndMistral,
  ...columnsOfHosts,
  ...columnsOfOwnServers,
  ...geekAiColumns,
];
