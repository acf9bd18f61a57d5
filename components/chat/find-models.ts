import { capabilityNames } from "@/components/models/capability-names";
import { isCalled, searchWords } from "@/components/models/search-words";
import type { Translate } from "@/components/text-context";
import { type CapabilityWord, capabilityWords } from "@/lib/core/capability-words";
import type { Medium, ModelBrief } from "@/lib/core/model";

const mediaWords: Record<Medium, CapabilityWord> = { image: "vision", audio: "audio", video: "video", file: "file" };

/** What a model can do, as far as the page knows. */
export function wordsOfBrief({ media, tools, searches, thinking }: ModelBrief): CapabilityWord[] {
  const can = new Set<CapabilityWord>(media.map((medium) => mediaWords[medium]));
  if (tools) can.add("tools");
  if (searches) can.add("search");
  if (thinking) can.add("reasoning");
  return capabilityWords.filter((word) => can.has(word));
}

/** The models that a search finds, by what they are called and what they can do. */
export function findModels(models: readonly ModelBrief[], query: string, t: Translate): readonly ModelBrief[] {
  const words = searchWords(query);
  if (words.length === 0) return models;
  return models.filter((model) => {
    const can = wordsOfBrief(model).map((word) => t(capabilityNames[word]));
    return isCalled(words, model, can.join(" "));
  });
}
