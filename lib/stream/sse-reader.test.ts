import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSse, type SseEvent, type SseLimits } from "./sse-reader";

const utf8 = new TextEncoder();

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* inParts(parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function read(bytes: AsyncIterable<Uint8Array>, limits?: SseLimits): Promise<SseEvent[]> {
  const events: SseEvent[] = [];
  for await (const event of readSse(bytes, limits)) events.push(event);
  return events;
}

const readText = (text: string, size = 1) => read(chunksOf(utf8.encode(text), size));

describe("readSse", () => {
  test.each([
    ["LF", "data: a\n\ndata: b\n\n"],
    ["CRLF", "data: a\r\n\r\ndata: b\r\n\r\n"],
    ["CR", "data: a\r\rdata: b\r\r"],
    ["no space after the colon", "data:a\n\ndata:b\n\n"],
    ["comments and blank lines between", ": hi\n\n\n:\ndata: a\n\n: keep-alive\n\ndata: b\n\n"],
    ["a byte order mark", "\uFEFFdata: a\n\ndata: b\n\n"],
    ["unknown fields", "x: 1\ndata: a\n\n:HTTP_STATUS/200\nretry: 5\ndata: b\n\n"],
    ["a last event that nothing ends", "data: a\n\ndata: b"],
    ["a last event that one line end ends", "data: a\r\n\r\ndata: b\r"],
  ])("reads %s, byte by byte and whole", async (_name, text) => {
    expect(await readText(text)).toEqual([{ data: "a" }, { data: "b" }]);
    expect(await readText(text, 10_000)).toEqual([{ data: "a" }, { data: "b" }]);
  });

  test("joins several data lines with a line feed and keeps event and id", async () => {
    expect(await readText("id: 7\nevent: result\ndata: a\ndata:\ndata:  b\n\n")).toEqual([
      { event: "result", id: "7", data: "a\n\n b" },
    ]);
  });

  test("keeps characters that are cut in the middle", async () => {
    const text = "data: 你好 🧡💙 é\n\n";
    for (const size of [1, 2, 3, 5]) expect(await readText(text, size)).toEqual([{ data: "你好 🧡💙 é" }]);
  });

  test("gives the same events however the bytes are cut", async () => {
    const line = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replace(/[\r\n\0]/g, ""));
    const event = fc.record({
      data: fc.array(line, { minLength: 1, maxLength: 3 }),
      comment: line,
      space: fc.boolean(),
    });
    const stream = fc.tuple(fc.array(event, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", "\r"));
    await fc.assert(
      fc.asyncProperty(
        stream,
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
        async ([events, eol], cuts) => {
          const text = events
            .map(({ data, comment, space }) => {
              const lines = data.map((one) => `data:${space || one.startsWith(" ") ? " " : ""}${one}${eol}`);
              return `:${comment}${eol}${lines.join("")}${eol}`;
            })
            .join("");
          const bytes = utf8.encode(text);
          const parts: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            parts.push(bytes.subarray(at, at + size));
            at += size;
          }
          expect(await read(inParts(parts))).toEqual(events.map(({ data }) => ({ data: data.join("\n") })));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("refuses a line that never ends", async () => {
    const endless = utf8.encode(`data: ${"x".repeat(5_000)}`);
    await expect(read(chunksOf(endless, 100), { maxEventLength: 1_000 })).rejects.toMatchObject({
      code: "upstream_error",
    });
  });

  test("refuses an event of many lines that is too long, and one that comes at once", async () => {
    const lines = utf8.encode("data: xxxxxxxxxx\n".repeat(500));
    const whole = utf8.encode(`data: ${"x".repeat(5_000)}\n\n`);
    for (const bytes of [lines, whole]) {
      const reading = read(chunksOf(bytes, 10_000), { maxEventLength: 1_000 });
      await expect(reading).rejects.toMatchObject({ code: "upstream_error" });
    }
  });

  test("refuses a stream that is too long in all", async () => {
    const reading = read(chunksOf(utf8.encode("data: a\n\n".repeat(200)), 90), { maxBytes: 1_000 });
    await expect(reading).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("passes on what the source throws, after the events before it", async () => {
    const broken = async function* () {
      yield utf8.encode("data: a\n\n");
      throw new Error("reset");
    };
    const seen: SseEvent[] = [];
    const reading = (async () => {
      for await (const event of readSse(broken())) seen.push(event);
    })();
    await expect(reading).rejects.toThrow("reset");
    expect(seen).toEqual([{ data: "a" }]);
  });
});
