import type { Parameters } from "@/lib/core/draft";

/** What goes with a question besides its words and files. */
export type TurnSettings = {
  /** In the API's own words. */
  parameters?: Parameters;
  /** The system prompt from now on; empty: none. */
  system?: string;
  /** Nothing of the conversation is ever stored. */
  temporary?: true;
};
