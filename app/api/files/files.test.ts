import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { get, listed, refusal, remove, stored, upload } from "./testing/files-door";
import { makePdf } from "./testing/make-pdf";

const filesDir = () => path.join(process.env.DATA_DIR ?? "", "files");
const onDisk = () => readdirSync(filesDir(), { withFileTypes: true }).filter((entry) => entry.isFile());
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** Three bars of colour, so that turning and cutting show. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#b04020" } });

describe("a file that is uploaded", () => {
  test("is told with its name, kind and size, and comes back as it was", async () => {
    const attachment = await stored("notes ü 中.md", "# Hello\n");
    expect(attachment).toEqual({
      fileId: expect.stringMatching(/^[\w-]{22}$/),
      name: "notes ü 中.md",
      kind: "text",
      mediaType: "text/plain",
      size: 8,
    });
    const response = await get(attachment.fileId);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("# Hello\n");
    expect((await listed([attachment.fileId])).files).toEqual([attachment]);
  });

  test("can do nothing in the browser, is kept by nobody, and is saved under its name", async () => {
    const { fileId } = await stored(`a "quoted" ü.html`, "<script>alert(1)</script>");
    const { headers } = await get(fileId);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("cache-control")).toBe("no-store, private, no-transform");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="a _quoted_ _.html"; filename*=UTF-8''a%20%22quoted%22%20%C3%BC.html`,
    );
  });

  test("of the same content is on the disk once and counts once, under each of its names", async () => {
    const before = { files: onDisk().length, used: (await listed([])).storage.used };
    const one = await stored("one.txt", "the same words");
    const two = await stored("two.txt", "the same words");
    expect(two.fileId).not.toBe(one.fileId);
    expect(onDisk()).toHaveLength(before.files + 1);
    expect((await listed([])).storage.used).toBe(before.used + 14);
    expect((await remove(one.fileId)).status).toBe(204);
    expect(await (await get(two.fileId)).text()).toBe("the same words");
    expect((await remove(two.fileId)).status).toBe(204);
    expect(onDisk()).toHaveLength(before.files);
    expect((await get(two.fileId)).status).toBe(404);
  });

  test("leaves nothing behind when it is refused", async () => {
    const before = onDisk().length;
    expect((await upload("a.bin", Uint8Array.from([0, 1, 2, 3, 0, 255, 254, 7]))).status).toBe(400);
    expect(onDisk()).toHaveLength(before);
    expect(readdirSync(path.join(filesDir(), "incoming"))).toEqual([]);
  });

  test("must not be empty, and must come as plain bytes with an encoded name", async () => {
    expect(await refusal(await upload("a.txt", ""))).toMatchObject({ status: 400, param: "empty" });
    const form = { "content-type": "text/plain" };
    expect(await refusal(await upload("a.txt", "x", form))).toMatchObject({ param: "content-type" });
    const broken = { "x-file-name": "%E0%A4%A" };
    expect(await refusal(await upload("", "x", broken))).toMatchObject({ param: "x-file-name" });
  });

  test("may be cut off on the way, and nothing of it stays", async () => {
    const before = onDisk().length;
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode("half of"));
        controller.error(new Error("gone"));
      },
    });
    const { POST } = await import("./route");
    const headers = {
      host: "127.0.0.1:3000",
      origin: "http://127.0.0.1:3000",
      "sec-fetch-site": "same-origin",
      "content-type": "application/octet-stream",
    };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    expect((await POST(new Request("http://127.0.0.1:3000/api/files", init))).status).toBe(400);
    expect(onDisk()).toHaveLength(before);
    expect(readdirSync(path.join(filesDir(), "incoming"))).toEqual([]);
  });
});

describe("an image", () => {
  test("is drawn anew: upright, without where it was taken, and shown in the page", async () => {
    const exif = { IFD0: { Artist: "Somebody" }, IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" } };
    const photo = await picture(40, 20).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(photo.includes("Somebody")).toBe(true);
    const attachment = await stored("holiday.jpg", photo);
    expect(attachment).toMatchObject({ kind: "image", mediaType: "image/jpeg", width: 20, height: 40 });
    const response = await get(attachment.fileId);
    expect(response.headers.get("content-disposition")).toMatch(/^inline; /);
    const drawn = await bytesOf(response);
    const facts = await sharp(drawn).metadata();
    expect(facts).toMatchObject({ format: "jpeg", width: 20, height: 40 });
    expect(facts.exif).toBeUndefined();
    expect(drawn.includes("Somebody")).toBe(false);
    expect(attachment.size).toBe(drawn.length);
  });

  test.each([
    ["png", "image/png"],
    ["webp", "image/webp"],
    ["gif", "image/gif"],
    ["avif", "image/jpeg"],
  ] as const)("as %s is stored as %s", async (format, mediaType) => {
    const attachment = await stored(`picture.${format}`, await picture(30, 10).toFormat(format).toBuffer());
    expect(attachment).toMatchObject({ kind: "image", mediaType, width: 30, height: 10 });
  });

  test("that moves keeps moving", async () => {
    const frames = [picture(8, 8).png(), picture(8, 8).tint("#0000ff").png()];
    const moving = await sharp(await Promise.all(frames.map((frame) => frame.toBuffer())), { join: { animated: true } })
      .gif()
      .toBuffer();
    const attachment = await stored("moving.gif", moving);
    expect(attachment).toMatchObject({ mediaType: "image/gif", width: 8, height: 8 });
    expect(await sharp(await bytesOf(await get(attachment.fileId))).metadata()).toMatchObject({ pages: 2 });
  });

  test("has a small picture of itself", async () => {
    const { fileId } = await stored("large.png", await picture(2_000, 1_000).png().toBuffer());
    const response = await get(fileId, { query: "?preview" });
    expect(response.headers.get("content-type")).toBe("image/webp");
    expect(await sharp(await bytesOf(response)).metadata()).toMatchObject({ format: "webp", width: 576, height: 288 });
    expect((await get(fileId, { query: "?preview=1" })).status).toBe(400);
  });

  test("loses whatever was appended to it", async () => {
    const png = await picture(10, 10).png().toBuffer();
    const { fileId } = await stored("both.png", Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]));
    expect((await bytesOf(await get(fileId))).includes("script")).toBe(false);
  });
});

describe("sound and film", () => {
  const wav = Buffer.concat([
    Buffer.from("RIFF\u0024\u0000\u0000\u0000WAVEfmt "),
    Buffer.from([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0]),
    Buffer.from("data\u0000\u0000\u0000\u0000"),
  ]);

  test("are stored as they are and given in pieces on request", async () => {
    const { fileId, ...attachment } = await stored("voice.wav", wav);
    expect(attachment).toMatchObject({ kind: "audio", mediaType: expect.stringMatching(/^audio\/.*wave?$/), size: 44 });
    const piece = await get(fileId, { headers: { range: "bytes=0-3" } });
    expect(piece.status).toBe(206);
    expect(piece.headers.get("content-range")).toBe("bytes 0-3/44");
    expect(await piece.text()).toBe("RIFF");
    expect(await bytesOf(await get(fileId, { headers: { range: "bytes=-8" } }))).toEqual(wav.subarray(-8));
    expect((await bytesOf(await get(fileId, { headers: { range: "bytes=40-" } }))).length).toBe(4);
    expect((await get(fileId, { headers: { range: "bytes=44-" } })).status).toBe(416);
    for (const range of ["bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-"]) {
      expect((await get(fileId, { headers: { range } })).status).toBe(200);
    }
  });

  test("with a title and a cover in front are known for what they are", async () => {
    const tag = Buffer.concat([
      Buffer.from("ID3\u0004\u0000\u0000"),
      Buffer.from([0, 0, 0x7f, 0x7f]),
      Buffer.alloc(16_383),
    ]);
    const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
    const { kind, mediaType } = await stored("song.mp3", Buffer.concat([tag, frame, frame]));
    expect({ kind, mediaType }).toEqual({ kind: "audio", mediaType: "audio/mpeg" });
  });
});

describe("a PDF", () => {
  test("is told with its pages and comes back to the byte", async () => {
    const pdf = makePdf("One", "Two", "Three");
    const attachment = await stored("paper.pdf", pdf);
    expect(attachment).toMatchObject({ kind: "pdf", mediaType: "application/pdf", pages: 3, size: pdf.length });
    const response = await get(attachment.fileId);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(await bytesOf(response)).toEqual(pdf);
  });
});

test("the names on the disk say nothing of the files", () => {
  const names = onDisk().map((entry) => entry.name.replace(".preview", ""));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(name).toMatch(/^[\w-]{22}$/);
  expect(readFileSync(path.join(filesDir(), names[0] ?? "")).length).toBeGreaterThan(0);
});
