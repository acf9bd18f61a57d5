import type { Translate } from "@/components/text-context";
import type { MenuEntry } from "@/components/ui/menu";
import type { ModelBrief, PageModels } from "@/lib/core/model";
import { type AnswerWishes, engineOf } from "./answer-wishes";

/** Who searches, and how hard, to choose from. */
export function searchEntries(
  model: ModelBrief | undefined,
  { searchEngines, defaultSearchEngine }: Pick<PageModels, "searchEngines" | "defaultSearchEngine">,
  wishes: AnswerWishes,
  onChange: (wishes: Partial<AnswerWishes>) => void,
  t: Translate,
): MenuEntry[] {
  const chosen = engineOf(wishes, searchEngines) ?? defaultSearchEngine;
  const own = t(model?.alwaysSearches ? "search.always" : "search.own", { name: model?.title ?? model?.name ?? "" });
  const engines: MenuEntry[] = model?.searches
    ? [{ kind: "note", key: "own", text: own }]
    : searchEngines
        .filter((engine) => engine.ready)
        .map(({ id, name }) => ({
          kind: "item",
          key: id,
          text: name,
          checked: id === chosen,
          onSelect: () => onChange({ engine: id, search: true }),
        }));
  const [quick, thorough] = model?.searches
    ? (["search.ownQuick", "search.ownDeep"] as const)
    : (["search.quick", "search.deep"] as const);
  const depth = (deep: boolean): MenuEntry => ({
    kind: "item",
    key: deep ? "deep" : "quick",
    text: t(deep ? thorough : quick),
    checked: wishes.deep === deep,
    onSelect: () => onChange({ deep, search: true }),
  });
  return [
    { kind: "label", key: "engine", text: t("search.engine") },
    ...engines,
    { kind: "separator", key: "depth-line" },
    { kind: "label", key: "depth", text: t("search.depth") },
    depth(false),
    depth(true),
  ];
}
