import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { get, listed, refusal, remove, stored, upload } from "./testing/files-door";
import { makeDocx, makeXlsx } from "./testing/make-office";
import { makeZip } from "./testing/make-zip";

const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
const page = "<!doctype html><script>alert(document.domain)</script>";
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(60)]);
const incoming = () => readdirSync(path.join(process.env.DATA_DIR ?? "", "files", "incoming"));

describe("a file that claims to be something else", () => {
  test.each([
    ["a page called picture", "holiday.png", page],
    ["a drawing with a script", "drawing.svg", svg],
    ["a drawing called photo", "photo.jpg", `<?xml version="1.0"?>${svg}`],
    ["a script that begins like a picture", "a.gif", "GIF89a/*comment*/=1;alert(1)"],
    ["a program of a shell called PDF", "run.pdf", "#!/bin/sh\necho hi\n"],
  ])("%s is text and never anything else", async (_, name, content) => {
    const { fileId, kind, mediaType } = await stored(name, content);
    expect({ kind, mediaType }).toEqual({ kind: "text", mediaType: "text/plain" });
    const { headers } = await get(fileId);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect((await get(fileId, { query: "?preview" })).headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  test.each([
    ["a program", "readme.txt", Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003"), Buffer.alloc(200)])],
    ["an archive", "paper.docx", makeZip([{ name: "a.txt", content: "x" }])],
    ["an archive in an archive", "a.docx", makeZip([{ name: "word.docx", content: makeDocx("") }])],
    ["a database", "notes.md", Buffer.concat([Buffer.from("SQLite format 3\u0000"), Buffer.alloc(100, 1)])],
    ["what no library here can draw", "iphone.heic", heic],
    ["noise", "noise.png", Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 97 + 13) % 256))],
  ])("%s is refused by its name, and told what is taken", async (_, name, content) => {
    const { status, code, param, message } = await refusal(await upload(name, content));
    expect({ status, code, param }).toEqual({ status: 400, code: "invalid_value", param: "type" });
    expect(message).toContain(`“${name}” cannot be used`);
    expect(message).toContain("Parley takes images");
  });

  test("a picture that is damaged is refused as such", async () => {
    const png = await sharp({ create: { width: 50, height: 50, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    expect(await refusal(await upload("cut.png", png.subarray(0, 60)))).toMatchObject({
      status: 400,
      param: "content",
    });
    expect(incoming()).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system32\\x.txt", "x.txt"],
    ["/absolute/path.txt", "path.txt"],
    ["..", "file"],
    ["", "file"],
    ["a\r\nset-cookie: x=1.txt", "aset-cookie: x=1.txt"],
    ["nul\0.txt", "nul.txt"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    [`${"long ".repeat(100)}.pdf`, /^long .*….pdf$/],
    ["C:\\Users\\me\\图片.txt", "图片.txt"],
  ])("%j become a label and never a path", async (given, shown) => {
    const { fileId, name } = await stored(given, `content of ${JSON.stringify(given)}`);
    if (typeof shown === "string") expect(name).toBe(shown);
    else expect(name).toMatch(shown);
    expect(name.length).toBeLessThanOrEqual(200);
    const disposition = (await get(fileId)).headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[^"\\]+"; filename\*=UTF-8''[\w.%!~-]+$/);
    expect(existsSync(path.join(process.env.DATA_DIR ?? "", "passwd"))).toBe(false);
  });

  test.each(["../parley.db", "..%2Fparley.db", "x", "a".repeat(22), "%00"])("an id like %s is nothing", async (id) => {
    expect((await get(id)).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
  });
});

describe("a bomb", () => {
  const within = async (ms: number, work: Promise<Response>) => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    const told = await refusal(await work);
    expect(performance.now() - started).toBeLessThan(ms);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(incoming()).toEqual([]);
    return told;
  };

  test("of zeros in an office document is refused before it is unpacked", async () => {
    const bomb = makeZip([{ name: "word/document.xml", content: Buffer.alloc(20_000_000, " ") }]);
    expect(await within(8_000, upload("bomb.docx", bomb))).toMatchObject({ status: 413, param: "unpacked" });
  });

  test("that lies about its size is refused while it is unpacked", async () => {
    const bomb = makeZip([{ name: "word/document.xml", content: Buffer.alloc(30_000_000, "<a/>"), claims: 900_000 }]);
    expect((await within(8_000, upload("liar.docx", bomb))).status).toBeGreaterThanOrEqual(400);
  });

  test("of very many parts is refused", async () => {
    const parts = Array.from({ length: 10_001 }, (_, at) => ({ name: `word/${at}.xml`, content: "" }));
    expect(await within(10_000, upload("many.docx", makeZip(parts)))).toMatchObject({ status: 413, param: "unpacked" });
  });

  test("of nested elements is refused before a tree is made of it", async () => {
    const deep = makeDocx(`${"<w:p><w:r>".repeat(40_000)}x${"</w:r></w:p>".repeat(40_000)}`);
    expect(await within(5_000, upload("deep.docx", deep))).toMatchObject({ status: 400, param: "content" });
  });

  test("of entities stays as small as it is", async () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    const bomb = makeZip([
      {
        name: "word/document.xml",
        content: `${entities}<w:document><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>`,
      },
    ]);
    expect((await stored("entities.docx", bomb)).kind).toBe("document");
  });

  test("of repeated columns makes no more than some", async () => {
    const row = `<row><c r="XFD1" t="inlineStr"><is><t>far</t></is></c><c r="ZZZZZZ1"><v>1</v></c></row>`;
    expect((await stored("wide.xlsx", makeXlsx("S", row, []))).kind).toBe("document");
  });

  test("of pixels is refused by what its head says", async () => {
    const bomb = pngHead(60_000, 60_000);
    const told = await within(5_000, upload("huge.png", bomb));
    expect(told).toMatchObject({ status: 413, code: "request_too_large", param: "pixels" });
    expect(told.message).toContain("60000 × 60000");
  });

  test("of frames keeps its first picture", async () => {
    const still = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "red" } })
      .gif({ colours: 2 })
      .toBuffer();
    const moving = framesOf(still, 20);
    expect(await sharp(moving).metadata()).toMatchObject({ pages: 20 });
    const { fileId, width, height } = await stored("frames.gif", moving);
    expect({ width, height }).toEqual({ width: 3_000, height: 3_000 });
    const drawn = Buffer.from(await (await get(fileId)).arrayBuffer());
    expect((await sharp(drawn).metadata()).pages ?? 1).toBe(1);
  });
});

describe("bounds", () => {
  test("a file that says it is too large is not even taken in", async () => {
    const told = await refusal(await upload("big.txt", "x", { "content-length": String(60 * 1024 * 1024) }));
    expect(told).toMatchObject({ status: 413, code: "request_too_large", param: "size" });
    expect(told.message).toBe("“big.txt” is larger than 50 MB.");
  });

  test("a file that does not say so is stopped at the bound", async () => {
    const told = await refusal(await upload("big.txt", Buffer.alloc(51 * 1024 * 1024, "a")));
    expect(told).toMatchObject({ status: 413, param: "size" });
    expect(incoming()).toEqual([]);
  });

  test("the list takes ids only, and answers for those that are there", async () => {
    const { fileId } = await stored("one.txt", "listed");
    expect((await listed([fileId, "A".repeat(22)])).files.map((file) => file.fileId)).toEqual([fileId]);
    expect(await listed(["not-an-id"])).toMatchObject({ error: { code: "invalid_value" } });
  });
});

/** A GIF that shows its one picture many times. */
function framesOf(still: Buffer, count: number): Buffer {
  const colours = ((still[10] ?? 0) & 0x80) === 0 ? 0 : 3 * 2 ** (((still[10] ?? 0) & 7) + 1);
  const frame = still.subarray(13 + colours, -1);
  return Buffer.concat([still.subarray(0, 13 + colours), ...Array<Buffer>(count).fill(frame), Buffer.from([0x3b])]);
}

/** The beginning of a PNG that says it has this many pixels. */
function pngHead(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const framed = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(framed));
    return Buffer.concat([length, framed, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", Buffer.alloc(10)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
