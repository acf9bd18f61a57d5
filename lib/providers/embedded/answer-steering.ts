import type { LlamaGrammar, LlamaGrammarEvaluationState, Token } from "node-llama-cpp";
import type { LoadedModel } from "./engine";
import type { Plan } from "./plan-answer";
import type { Steering } from "./steered-sequence";

type Written = (token: Token, thought: boolean, probabilities?: ReadonlyMap<Token, number>) => void;

/**
 * Steers one answer: thinks freely, then writes what is forced, then keeps to the grammar of the plan. Between the
 * calls of functions, where the engine takes any token for the beginning of another call, only an end or a call can
 * follow.
 */
export class AnswerSteering implements Steering {
  readonly wantsProbabilities: boolean;
  #thinking: boolean;
  /** The last of what was thought. */
  #tail = "";
  readonly #loaded: LoadedModel;
  readonly #plan: Plan;
  readonly #onWritten: Written;
  readonly #thought?: LlamaGrammarEvaluationState;
  readonly #answer?: LlamaGrammarEvaluationState;
  #afterCall?: LlamaGrammarEvaluationState;
  #isForced: boolean;

  constructor(loaded: LoadedModel, plan: Plan, wantsProbabilities: boolean, onWritten: Written) {
    this.#loaded = loaded;
    this.#plan = plan;
    this.#onWritten = onWritten;
    this.wantsProbabilities = wantsProbabilities;
    this.#thinking = plan.opensThought;
    this.#isForced = plan.forced.length === 0;
    this.#thought = plan.thoughtGrammar && this.#begin(plan.thoughtGrammar);
    this.#answer = plan.grammar && this.#begin(plan.grammar);
  }

  forced(): readonly Token[] {
    if (this.#thinking || this.#isForced) return [];
    this.#isForced = true;
    return this.#plan.forced;
  }

  grammar(own: LlamaGrammarEvaluationState | undefined): LlamaGrammarEvaluationState | undefined {
    if (own) {
      this.#afterCall = undefined;
      return own;
    }
    return this.#thinking ? this.#thought : (this.#afterCall ?? this.#answer);
  }

  written(token: Token, probabilities?: ReadonlyMap<Token, number>): void {
    this.#onWritten(token, this.#thinking, probabilities);
    if (this.#thinking) this.#think(this.#loaded.model.detokenize([token], true));
  }

  /** The engine began or ended a thought, of which it tells late: it keeps back what may be part of a stop text. */
  turned(thinking: boolean): void {
    this.#thinking = thinking;
  }

  #think(text: string): void {
    const end = this.#plan.thoughtEnd;
    if (end === undefined) return;
    this.#tail = (this.#tail + text).slice(-end.length);
    if (this.#tail === end) this.#thinking = false;
  }

  /** A call is whole. */
  called(): void {
    this.#afterCall = this.#plan.afterCall && this.#begin(this.#plan.afterCall);
  }

  #begin(grammar: LlamaGrammar): LlamaGrammarEvaluationState {
    const { library, model } = this.#loaded;
    return new library.LlamaGrammarEvaluationState({ model, grammar });
  }
}
