import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk, TokenLogprob } from "@/lib/core/chunk";
import { cutAtStop } from "./cut-at-stop";
import { done, finish, listOf, streamOf, text, textOf } from "./testing/chunks";

const nothing = () => {};

function expected(whole: string, stops: string[]): string {
  const places = stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
  return places.length === 0 ? whole : whole.slice(0, Math.min(...places));
}

describe("cutAtStop", () => {
  test("cuts before the first stop text, wherever the pieces are cut", async () => {
    const piece = fc.stringMatching(/^[ab#\n]{0,4}$/);
    const stop = fc.stringMatching(/^[ab#\n]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(stop, { minLength: 1, maxLength: 3 }), async (pieces, stops) => {
        const chunks = streamOf(...pieces.map((words) => text(words)), finish, done);
        const cut = await listOf(cutAtStop(chunks, { stops, choices: 1, release: nothing }));
        const said = textOf(cut);
        const whole = pieces.join("");
        // A stop text that begins earlier but ends later may be seen second; whatever is said holds none of them.
        expect(whole.startsWith(said)).toBe(true);
        expect(stops.some((one) => said.includes(one))).toBe(false);
        if (said === whole) expect(expected(whole, stops)).toBe(whole);
        expect(cut.filter((chunk) => chunk.type === "finish")).toHaveLength(1);
        expect(cut.at(-1)).toEqual(done);
      }),
    );
  });

  test("lets go of the model once every choice is cut, and ends well with its usage", async () => {
    let released = false;
    async function* model(): AsyncGenerator<Chunk> {
      yield text("one ST");
      yield text("two", 1);
      yield text("OP three");
      expect(released).toBe(false);
      yield text(" STOP", 1);
      expect(released).toBe(true);
      yield { type: "usage", usage: { totalTokens: 7 } as never };
      yield { type: "end", reason: "stopped" };
    }
    const how = { stops: ["STOP"], choices: 2, release: () => (released = true) };
    const chunks = await listOf(cutAtStop(model(), how));
    expect([textOf(chunks), textOf(chunks, 1)]).toEqual(["one ", "two "]);
    expect(chunks.map((chunk) => chunk.type).slice(-2)).toEqual(["usage", "end"]);
    expect(chunks.at(-1)).toEqual(done);
  });

  test("lets go of the model when one choice is cut and the other finished by itself", async () => {
    let released = false;
    const how = { stops: ["STOP"], choices: 2, release: () => (released = true) };
    const whole: Chunk = { type: "finish", choice: 1, reason: "length" };
    const stream = streamOf(text("a"), text("b", 1), whole, text("STOP"), { type: "end", reason: "stopped" });
    const chunks = await listOf(cutAtStop(stream, how));
    expect(released).toBe(true);
    expect(chunks.at(-1)).toEqual(done);
    expect(chunks.filter((chunk) => chunk.type === "finish")).toHaveLength(2);
  });

  test("a stop by the owner stays one", async () => {
    const stopped: Chunk = { type: "end", reason: "stopped" };
    const chunks = await listOf(
      cutAtStop(streamOf(text("half ST"), stopped), { stops: ["STOP"], choices: 1, release: nothing }),
    );
    expect(textOf(chunks)).toBe("half ST");
    expect(chunks.at(-1)).toEqual(stopped);
  });

  test("keeps the log probabilities of what is said and no others", async () => {
    const token = (word: string): TokenLogprob => ({ token: word, logprob: -1, bytes: null, top: [] });
    const spoken = (word: string): Chunk => ({ type: "text-delta", choice: 0, text: word, logprobs: [token(word)] });
    const stream = streamOf(spoken("say "), spoken("E"), spoken("N"), spoken("D"), spoken(" more"), finish, done);
    const chunks = await listOf(cutAtStop(stream, { stops: ["END"], choices: 1, release: nothing }));
    expect(textOf(chunks)).toBe("say ");
    const kept = chunks.flatMap((chunk) => (chunk.type === "text-delta" ? (chunk.logprobs ?? []) : []));
    expect(kept.map((one) => one.token)).toEqual(["say "]);
  });
});
