import { describe, expect, it } from "vitest";
import { renderInEnglish } from "@/components/chat/markdown/render-in-english";
import type { Attachment } from "@/lib/core/attachment";
import { filesOf, toFilePart } from "./file-part";
import { formatSize } from "./format-size";
import { MessageFiles } from "./message-files";

const image: Attachment = {
  fileId: "A".repeat(22),
  name: "chart.png",
  mediaType: "image/png",
  kind: "image",
  size: 2_048,
  width: 4_000,
  height: 100,
};
const paper: Attachment = {
  fileId: "B".repeat(22),
  name: `<b>paper</b>.pdf`,
  mediaType: "application/pdf",
  kind: "pdf",
  size: 1_500_000,
  pages: 12,
};

describe("the files of a question", () => {
  it("are what was put into its parts", () => {
    const parts = [toFilePart(image), { type: "text" as const, text: "Look" }, toFilePart(paper)];
    expect(filesOf(parts).map((file) => JSON.parse(JSON.stringify(file)))).toEqual([image, paper]);
  });

  it("are pictures with room kept for them, and cards with a name, facts and a way to save them", () => {
    const html = renderInEnglish(<MessageFiles parts={[toFilePart(image), toFilePart(paper)]} />);
    expect(html).toContain(`aria-label="Look at chart.png"`);
    expect(html).toContain(`src="/api/files/${image.fileId}?preview"`);
    expect(html).toContain("width:288px;height:144px");
    expect(html).toContain("&lt;b&gt;paper&lt;/b&gt;.pdf");
    expect(html).toContain("PDF · 1.4 MB · pages: 12");
    expect(html).toContain(`href="/api/files/${paper.fileId}"`);
  });

  it("are never fetched from elsewhere, whatever a part says", () => {
    const foreign = { type: "file" as const, mediaType: "image/png", url: "https://evil.example/x.png", filename: "x" };
    expect(renderInEnglish(<MessageFiles parts={[foreign]} />)).toBe("");
    const disguised = { ...toFilePart(image), url: "https://evil.example/x.png" };
    expect(renderInEnglish(<MessageFiles parts={[disguised]} />)).not.toContain("evil");
  });
});

describe("a size", () => {
  it.each([
    [0, "0 B"],
    [1_023, "1,023 B"],
    [1_024, "1 KB"],
    [390_000, "381 KB"],
    [1_500_000, "1.4 MB"],
    [52_428_800, "50 MB"],
    [3_000_000_000, "2.8 GB"],
  ])("of %i bytes reads as %s", (bytes, text) => {
    expect(formatSize(bytes, "en")).toBe(text);
  });
});
