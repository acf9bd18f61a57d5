import type { LlamaContextSequence, LlamaGrammarEvaluationState, SequenceEvaluateOptions, Token } from "node-llama-cpp";

/** What decides, beside the model, which tokens are written. */
export type Steering = {
  /** Whether `written` is told of probabilities, which costs time. */
  wantsProbabilities: boolean;
  /** Tokens to write now in place of what the model would write; asked before every token. */
  forced(): readonly Token[];
  /** The grammar for the next token; `own` is the one that the engine has for it. */
  grammar(own: LlamaGrammarEvaluationState | undefined): LlamaGrammarEvaluationState | undefined;
  written(token: Token, probabilities?: ReadonlyMap<Token, number>): void;
};

type Written = { token: Token; probabilities?: ReadonlyMap<Token, number> };

/**
 * A sequence that the engine's chat generates with as with any other, while `steering` forces tokens, changes grammars
 * in the middle and sees probabilities: all that the chat itself has no option for.
 */
export function steeredSequence(sequence: LlamaContextSequence, steering: Steering): LlamaContextSequence {
  const evaluate: LlamaContextSequence["evaluate"] = (tokens, options) =>
    evaluateSteered(sequence, steering, tokens, options);
  return new Proxy(sequence, {
    get(target, key) {
      if (key === "evaluate") return evaluate;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

async function* evaluateSteered(
  sequence: LlamaContextSequence,
  steering: Steering,
  tokens: readonly Token[],
  { grammarEvaluationState, ...options }: SequenceEvaluateOptions = {},
): AsyncGenerator<Token, void> {
  const ownGrammar = () =>
    typeof grammarEvaluationState === "function" ? grammarEvaluationState() : grammarEvaluationState;
  const steered = { ...options, grammarEvaluationState: () => steering.grammar(ownGrammar()) };
  const metadata = { probabilities: steering.wantsProbabilities };
  let unread = [...tokens];
  let written: AsyncGenerator<Written, void, Token[]> | undefined;
  try {
    for (;;) {
      for (const token of steering.forced()) {
        unread.push(token);
        steering.written(token);
        yield token;
      }
      written ??= sequence.evaluateWithMetadata(unread, metadata, steered);
      // What the first call is given goes unheeded; it reads what the evaluation began with.
      const next = await written.next(unread);
      if (next.done) return;
      const { token, probabilities } = next.value;
      unread = [token];
      steering.written(token, probabilities);
      yield token;
    }
  } finally {
    await written?.return();
  }
}
