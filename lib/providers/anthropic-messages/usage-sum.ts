import { emptyUsage, type Usage } from "@/lib/core/chunk";
import { field, listField, numberField } from "@/lib/net/wire-json";

type Counts = {
  input: number;
  cacheWrite: number;
  cacheRead: number;
  output: number;
  thinking: number;
  searches: number;
};
type Round = Counts & { isTold: boolean; isFinal: boolean; extra: { input: number; output: number } };

const names: Record<keyof Counts, string[]> = {
  input: ["input_tokens"],
  cacheWrite: ["cache_creation_input_tokens"],
  cacheRead: ["cache_read_input_tokens"],
  output: ["output_tokens"],
  thinking: ["output_tokens_details", "thinking_tokens"],
  searches: ["server_tool_use", "web_search_requests"],
};

/** Adds up what an answer cost. Within a round counts are cumulative; every round is billed anew. */
export class UsageSum {
  readonly #rounds: Round[] = [];

  beginRound(): Round {
    const counts = { input: 0, cacheWrite: 0, cacheRead: 0, output: 0, thinking: 0, searches: 0 };
    const round = { ...counts, isTold: false, isFinal: false, extra: { input: 0, output: 0 } };
    this.#rounds.push(round);
    return round;
  }

  /** Reads a usage object of the current round; a count that is missing or 0 leaves the one before. */
  read(wire: unknown, isFinal: boolean): void {
    const round = this.#rounds.at(-1) ?? this.beginRound();
    for (const [key, path] of Object.entries(names) as [keyof Counts, string[]][]) {
      round[key] = Math.max(0, Math.round(numberField(wire, ...path) ?? 0)) || round[key];
    }
    round.isTold ||= numberField(wire, "input_tokens") !== undefined;
    round.isFinal ||= isFinal && numberField(wire, "output_tokens") !== undefined;
    if (Array.isArray(field(wire, "iterations"))) round.extra = compactionOf(wire);
  }

  /** All rounds together; marked as estimated while a round has not told its last word; undefined before the first. */
  total(): Usage | undefined {
    const told = this.#rounds.filter((round) => round.isTold);
    if (told.length === 0) return undefined;
    const sum = (of: (round: Round) => number) => told.reduce((total, round) => total + of(round), 0);
    const usage = emptyUsage();
    usage.promptTokens = sum((round) => round.input + round.cacheWrite + round.cacheRead + round.extra.input);
    usage.completionTokens = sum((round) => round.output + round.extra.output);
    usage.totalTokens = usage.promptTokens + usage.completionTokens;
    usage.prompt.cached = sum((round) => round.cacheRead);
    usage.completion.reasoning = sum((round) => round.thinking);
    usage.billedUnits = sum((round) => round.searches);
    if (this.#rounds.some((round) => !round.isFinal)) usage.estimated = true;
    return usage;
  }
}

/** "The top-level `input_tokens` and `output_tokens` do not include compaction." https://docs.anthropic.com/en/docs/build-with-claude/compaction */
function compactionOf(wire: unknown): { input: number; output: number } {
  const compactions = listField(wire, "iterations").filter((one) => field(one, "type") === "compaction");
  const sum = (...keys: string[]) =>
    compactions.reduce((total: number, one) => keys.reduce((all, key) => all + (numberField(one, key) ?? 0), total), 0);
  return {
    input: sum("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"),
    output: sum("output_tokens"),
  };
}
