import { describe, expect, it } from "vitest";
import { isLarge, readPasted } from "./large-paste";

const file = new File(["x"], "picture.png", { type: "image/png" });

function clipboard(data: Record<string, string>, files: File[] = []): DataTransfer {
  const types = [...Object.keys(data), ...(files.length > 0 ? ["Files"] : [])];
  return { types, files, getData: (type: string) => data[type] ?? "" } as unknown as DataTransfer;
}

describe("what is pasted", () => {
  it("from an office program is its words, not the picture of them", () => {
    const pasted = clipboard({ "text/plain": "Words", "text/html": "<b>Words</b>" }, [file]);
    expect(readPasted(pasted)).toEqual({ text: "Words", files: [] });
  });

  it("from a file manager is the file, not its name", () => {
    expect(readPasted(clipboard({ "text/plain": "picture.png" }, [file]))).toEqual({ text: "", files: [file] });
  });

  it("from a page is the picture when there are no words", () => {
    expect(readPasted(clipboard({ "text/html": "<img>" }, [file]))).toEqual({ text: "", files: [file] });
  });
});

it("a text is large from more than 8,000 characters or 200 lines on", () => {
  expect(isLarge("x".repeat(8_000))).toBe(false);
  expect(isLarge("x".repeat(8_001))).toBe(true);
  expect(isLarge("\n".repeat(199))).toBe(false);
  expect(isLarge("\n".repeat(200))).toBe(true);
});
