import type { Medium, Prices } from "@/lib/core/model";
import type { Layer } from "./layer";

/** What is known of one model by its name alone. Absent means: not known, and the vendor's row holds. */
export type KnownModel = {
  /** Its name for people. */
  name?: string;
  /** Tokens. */
  context?: number;
  /** Tokens; absent also where the context is the only bound. */
  output?: number;
  /** Media it takes in. An image that is not listed is not taken; of the others only what is listed is known. */
  input?: readonly Medium[];
  /** False: it does not think. An object: it does, and this is special about it. */
  thinking?: Layer["thinking"];
  tools?: boolean;
  fixedTemperature?: boolean;
  /** US dollars unless a currency is given. */
  prices?: Partial<Prices>;
};

/** A package that facts were taken from. */
export type CatalogueSource = { package: string; version: string; licence: string };

/** The generated file: facts from published packages, by our provider id and the vendor's own model name. */
export type CatalogueFile = {
  note: string;
  sources: CatalogueSource[];
  models: Record<string, Record<string, KnownModel>>;
};
