import type { Token } from "node-llama-cpp";
import { expect, test } from "vitest";
import { loadModel, openSequence } from "./engine";
import { starterFile } from "./model-file";
import { steeredSequence } from "./steered-sequence";

test("reads what it was forced to write, before and between the tokens of the model", async () => {
  const { model, contextSize } = await loadModel(starterFile());
  const sequence = await openSequence(model, contextSize);
  const prompt = model.tokenize("Hello there", false);
  const [first, second] = [model.tokenize("one two", false), model.tokenize("three", false)];
  const forced = [first, [], second];
  const seen: [Token, boolean][] = [];
  const steered = steeredSequence(sequence, {
    wantsProbabilities: true,
    forced: () => forced.shift() ?? [],
    grammar: (own) => own,
    written: (token, probabilities) => seen.push([token, probabilities !== undefined]),
  });

  const written: Token[] = [];
  for await (const token of steered.evaluate(prompt, { temperature: 0 })) {
    written.push(token);
    if (written.length === first.length + second.length + 4) break;
  }

  expect(written.slice(0, first.length)).toEqual(first);
  expect(written.slice(first.length + 2, first.length + 2 + second.length)).toEqual(second);
  // The last token is written, and read when another is asked for.
  expect(sequence.contextTokens).toEqual([...prompt, ...written].slice(0, -1));
  expect(seen.map(([token]) => token)).toEqual(written);
  const chosen = seen.map(([, isChosen]) => isChosen);
  expect(chosen.slice(0, first.length + 2)).toEqual([...first.map(() => false), true, true]);
});
