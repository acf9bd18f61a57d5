import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ReadError } from "./read-error.ts";

/** Bounds on an archive (security.md row 43): entries, bytes unpacked altogether, of one part, and how densely packed. */
const mostEntries = 10_000;
const mostBytes = 200 * 1024 * 1024;
const mostPartBytes = 64 * 1024 * 1024;
const mostRatio = 100;
/** Below this a part may be packed as densely as it likes, in bytes. */
const ratioMatters = 1024 * 1024;

const tooLarge = () => new ReadError("large", "it holds too much when it is unpacked");

/** An office document as the archive it is. Parts are read by name and never written anywhere; nothing inside is unpacked again. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws ReadError */
  static async open(path: string): Promise<Archive> {
    const zip = await openPromise(path, { autoClose: false }).catch(() => {
      throw new ReadError("content", "it is damaged");
    });
    return new Archive(zip, await listEntries(zip));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Names of parts that begin with `prefix`. */
  names(prefix: string): string[] {
    return [...this.#entries.keys()].filter((name) => name.startsWith(prefix));
  }

  /** One part as text; undefined when there is none. @throws ReadError */
  async text(name: string): Promise<string | undefined> {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.isEncrypted()) throw new ReadError("password", "it is protected by a password");
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of await this.#open(entry)) {
      size += piece.length;
      this.#unpacked += piece.length;
      if (size > mostPartBytes || this.#unpacked > mostBytes) throw tooLarge();
      pieces.push(piece);
    }
    return decode(Buffer.concat(pieces));
  }

  close(): void {
    this.#zip.close();
  }

  #open(entry: Entry): Promise<AsyncIterable<Buffer>> {
    return new Promise((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  }
}

/** Looks at the directory before anything is unpacked. */
function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let total = 0;
    if (zip.entryCount > mostEntries) return reject(tooLarge());
    zip.on("entry", (entry: Entry) => {
      total += entry.uncompressedSize;
      const dense = entry.uncompressedSize > ratioMatters && entry.uncompressedSize > entry.compressedSize * mostRatio;
      if (dense || total > mostBytes || entries.size >= mostEntries) return reject(tooLarge());
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("error", () => reject(new ReadError("content", "it is damaged")));
    zip.on("end", () => resolve(entries));
    zip.readEntry();
  });
}

function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
