import type { Translate } from "@/components/text-context";
import type { ParameterGroup } from "./parameter-spec";

/** The groups with the parameters that a search means, by their names for people and for programs. */
export function findGroups(groups: readonly ParameterGroup[], wanted: string, t: Translate): ParameterGroup[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return groups.flatMap((group) => {
    const parameters = group.parameters.filter(({ path, label, spellings = [] }) => {
      const names = [t(group.title), t(label), path, ...spellings].join(" ").toLowerCase();
      return words.every((word) => names.includes(word));
    });
    return parameters.length > 0 ? [{ ...group, parameters }] : [];
  });
}
