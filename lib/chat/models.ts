import { wordsOf } from "@/lib/core/capability-words";
import type { Medium, ModelBrief, ModelCard, ModelEntry, ModelList, PageModels } from "@/lib/core/model";
import { describeModel, listAllModels } from "@/lib/providers/registry";
import { listSearchEngines, requireEngine } from "@/lib/search/engines";

/** The models of every configured provider with their states and all that is known of them. */
export async function listModels(): Promise<ModelList> {
  return listAllModels();
}

/** One model by either of its ids. @throws AppError model_not_found. */
export async function getModel(id: string): Promise<ModelEntry> {
  return describeModel(id);
}

/** What a chat page needs of the same list, short enough to be part of it. */
export async function listPageModels(): Promise<PageModels> {
  const { models, ...rest } = await listAllModels();
  return {
    ...rest,
    models: models.map(toBrief),
    searchEngines: listSearchEngines(),
    defaultSearchEngine: requireEngine(undefined).id,
  };
}

/** What the list of models shows. */
export async function listModelCards(): Promise<ModelCard[]> {
  const { models } = await listAllModels();
  return models.map(({ capabilities, ...model }) => ({
    ...model,
    ...(capabilities.contextLength === undefined ? {} : { contextLength: capabilities.contextLength }),
    ...(capabilities.prices ? { prices: capabilities.prices } : {}),
    words: wordsOf(capabilities),
  }));
}

function toBrief({ capabilities, ...model }: ModelEntry): ModelBrief {
  const { contextLength, input, tools, thinking, search } = capabilities;
  const media = (Object.keys(input) as Medium[]).filter((medium) => input[medium]);
  return {
    ...model,
    ...(contextLength === undefined ? {} : { contextLength }),
    media,
    tools,
    ...(thinking ? { thinking: toSwitch(thinking) } : {}),
    searches: search !== undefined,
    ...(search?.always ? { alwaysSearches: true } : {}),
  };
}

function toSwitch({ canDisable, byDefault, efforts, budget }: NonNullable<ModelBrief["thinking"]>) {
  return { canDisable, byDefault, efforts, ...(budget ? { budget } : {}) };
}
