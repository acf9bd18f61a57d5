import type { Citation } from "@/lib/core/chunk";
import { findSources, type Source, toSource } from "./find-sources";

/** Collects the sources of one answer: numbered from 1 in the order first seen, each once. */
export class Citations {
  readonly #seen = new Set<string>();
  #results = 0;

  get count(): number {
    return this.#seen.size;
  }

  /** How many results the searches of this answer gave, those without a usable address among them. */
  get results(): number {
    return Math.max(this.#results, this.#seen.size);
  }

  /** The sources that an event brings for the first time. */
  read(event: unknown): Citation[] {
    const { sources, results } = findSources(event);
    this.#results = Math.max(this.#results, results);
    return this.#number(sources);
  }

  /** One source that a protocol keeps in a place of its own; its fields are called as in ours. */
  add(source: Partial<Source>): Citation[] {
    const read = toSource(source);
    return read ? this.#number([read]) : [];
  }

  #number(sources: Source[]): Citation[] {
    const fresh: Citation[] = [];
    for (const source of sources) {
      if (this.#seen.has(source.url)) continue;
      this.#seen.add(source.url);
      fresh.push({ index: this.#seen.size, ...source });
    }
    return fresh;
  }
}
