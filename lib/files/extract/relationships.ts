import type { Archive } from "./archive.ts";
import { attributeOf, childrenOf, readXml } from "./xml.ts";

/** Where the parts that a part of an Office document names by id are. */
export async function relationshipsOf(archive: Archive, part: string): Promise<Map<string, string>> {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const listed = await readXml(archive, `${folder}_rels/${part.slice(slash)}.rels`);
  const targets = new Map<string, string>();
  for (const one of listed ? childrenOf(listed) : []) {
    const id = attributeOf(one, "Id");
    const target = attributeOf(one, "Target");
    if (id && target && attributeOf(one, "TargetMode") !== "External") targets.set(id, resolve(folder, target));
  }
  return targets;
}

/** A path inside an archive, seen from a folder of it. It is only ever looked up among the archive's own names. */
export function resolve(folder: string, target: string): string {
  return new URL(target, new URL(folder, "zip:///")).pathname.slice(1);
}
