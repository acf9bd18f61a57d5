import { type FileRow, listFiles, listTexts } from "@/db/queries/files";
import type { Attachment } from "@/lib/core/attachment";
import type { ChatRequest, Warning } from "@/lib/core/chat-request";
import { type Part, type PromptMessage, textOf } from "@/lib/core/message";
import type { Capabilities } from "@/lib/core/model";
import type { Viewer } from "@/lib/core/viewer";
import { chooseWay, type Way } from "./choose-way";
import { frameText, noteAbsence } from "./frame-text";
import { toMediaPart } from "./media-part";
import { cutToRoom, shareRoom } from "./share-room";

/** Bytes of all files of a question together. */
const mostBytes = 40 * 1024 * 1024;

/** A model whose context is unknown is thought to have this one, in tokens. */
const unknownContext = 32_000;
/** Shares of the context that stay free: for the answer, and for what a search finds. */
const answerShare = 0.2;
const searchShare = 0.25;
/** About what a picture, and a page of a PDF that is given as it is, take; and the frame around a text. */
const imageTokens = 1_200;
const pageTokens = 1_500;
const frameTokens = 120;

type Count = (text: string) => number;
type AttachmentPart = Extract<Part, { type: "attachment" }>;
type Asked = Pick<Capabilities, "input" | "contextLength" | "maxOutput">;

/** One file of a question on its way to a model. */
type Going = { attachment: Attachment; row?: FileRow; way: Way; room: number };

/** A question with what the model can take in place of its files, and what it could not be given. */
export type WithFiles = { request: ChatRequest; warnings: Warning[] };

/** The files of one question, read once however often it is asked. */
export class QuestionFiles {
  readonly #viewer: Viewer;
  readonly #count: Count;
  readonly #media = new Map<string, Promise<Part>>();
  #texts: ReadonlyMap<string, string> | undefined;
  #rows: ReadonlyMap<string, FileRow> | undefined;

  /** `count`: about how many tokens a text takes. */
  constructor(viewer: Viewer, count: Count) {
    this.#viewer = viewer;
    this.#count = count;
  }

  /**
   * Puts what a model can take in place of every file: the bytes of a medium it knows, else the text of it within the
   * model's context, else a word that something was there. The newest message comes first where not all fits.
   */
  async put(request: ChatRequest, asked: Asked): Promise<WithFiles> {
    const attached = request.messages.flatMap(({ parts }) => parts.filter(isAttachment));
    if (attached.length === 0) return { request, warnings: [] };
    await this.#load(attached);
    const going = this.#choose(request.messages, asked.input);
    this.#giveRoom(request, asked, going);
    const warnings: Warning[] = [];
    const messages: PromptMessage[] = [];
    for (const message of request.messages) {
      const parts: Part[] = [];
      for (const part of message.parts) parts.push(await this.#replace(part, going, warnings));
      messages.push({ ...message, parts });
    }
    return { request: { ...request, messages }, warnings };
  }

  /** Whether a model could be given anything of a message. */
  async canGive(parts: readonly Part[], { input }: Asked): Promise<boolean> {
    const attached = parts.filter(isAttachment);
    if (attached.length === 0 || textOf(parts).trim() !== "") return true;
    await this.#load(attached);
    return attached.some(({ attachment }) => this.#wayOf(attachment, input).way !== "none");
  }

  async #load(attached: readonly AttachmentPart[]): Promise<void> {
    const ids = [...new Set(attached.map(({ attachment }) => attachment.fileId))];
    this.#rows ??= new Map((await listFiles(this.#viewer, ids)).map((row) => [row.id, row]));
    this.#texts ??= await listTexts(this.#viewer, ids);
  }

  #wayOf({ fileId }: Attachment, input: Capabilities["input"]): Way {
    const row = this.#rows?.get(fileId);
    if (!row) return { way: "none", reason: "it is not there any more" };
    return chooseWay(row, this.#texts?.has(fileId) ?? false, input);
  }

  /** The way of each file, newest message first; when the bytes of all would be too many, older ones go as text. */
  #choose(messages: readonly PromptMessage[], input: Capabilities["input"]): Map<AttachmentPart, Going> {
    const going = new Map<AttachmentPart, Going>();
    let bytes = 0;
    for (const message of messages.toReversed()) {
      for (const part of message.parts.filter(isAttachment)) {
        const { attachment } = part;
        const row = this.#rows?.get(attachment.fileId);
        let way = this.#wayOf(attachment, input);
        if (way.way === "bytes" && bytes + attachment.size > mostBytes) way = this.#withoutBytes(attachment);
        if (way.way === "bytes") bytes += attachment.size;
        going.set(part, { attachment, row, way, room: 0 });
      }
    }
    return going;
  }

  #withoutBytes({ fileId }: Attachment): Way {
    if (this.#texts?.has(fileId)) return { way: "text" };
    return { way: "none", reason: "the files of this conversation are too large together" };
  }

  /** Divides the context that is left among the texts: the newest message takes first, its files in equal parts. */
  #giveRoom(request: ChatRequest, { contextLength, maxOutput }: Asked, going: Map<AttachmentPart, Going>): void {
    const context = contextLength ?? unknownContext;
    const answer = Math.min(maxOutput ?? context, context * answerShare);
    const search = request.search ? context * searchShare : 0;
    const said = request.messages.reduce((sum, { parts }) => sum + this.#count(textOf(parts)), 0);
    const media = [...going.values()].reduce((sum, one) => sum + mediaTokens(one), 0);
    let left = context - answer - search - said - media;
    for (const message of request.messages.toReversed()) {
      const texts = message.parts.flatMap((part) => {
        const one = isAttachment(part) ? going.get(part) : undefined;
        return one?.way.way === "text" ? [one] : [];
      });
      const wanted = texts.map(({ attachment }) => this.#count(this.#textOf(attachment)) + frameTokens);
      const given = shareRoom(wanted, left);
      for (const [at, one] of texts.entries()) one.room = (given[at] ?? 0) - frameTokens;
      left -= given.reduce((sum, one) => sum + one, 0);
    }
  }

  async #replace(part: Part, going: ReadonlyMap<Part, Going>, warnings: Warning[]): Promise<Part> {
    const one = going.get(part);
    if (!one) return part;
    const { attachment, row, way } = one;
    if (way.way === "bytes" && row) return this.#mediaPart(row, attachment, warnings);
    if (way.way === "text") return this.#textPart(one, warnings);
    return leaveOut(attachment, way.way === "none" ? way.reason : "it is not there any more", warnings);
  }

  async #mediaPart(row: FileRow, attachment: Attachment, warnings: Warning[]): Promise<Part> {
    const found = this.#media.get(row.id) ?? toMediaPart(row);
    this.#media.set(row.id, found);
    return found.catch(() => leaveOut(attachment, "it could not be read", warnings));
  }

  #textPart({ attachment, room }: Going, warnings: Warning[]): Part {
    const text = this.#textOf(attachment);
    const cut = room > 0 ? cutToRoom(text, this.#count(text), room) : "";
    if (cut === "") return leaveOut(attachment, "there is no room for it in the model's context", warnings);
    if (cut.length === text.length) return { type: "text", text: frameText(attachment, text) };
    const share = Math.max(1, Math.floor((cut.length / text.length) * 100));
    const reason = `the first ${share} % of it fit into the model's context`;
    warnings.push({ param: attachment.name, action: "adjusted", reason });
    return {
      type: "text",
      text: frameText(attachment, `${cut}\n[The file goes on; ${100 - share} % of it is left out here.]`),
    };
  }

  #textOf({ fileId }: Attachment): string {
    return this.#texts?.get(fileId) ?? "";
  }
}

function isAttachment(part: Part): part is AttachmentPart {
  return part.type === "attachment";
}

function mediaTokens({ attachment: { kind, pages }, way }: Going): number {
  if (way.way !== "bytes") return 0;
  return kind === "image" ? imageTokens : (pages ?? 1) * pageTokens;
}

/** Says on the page that a file was left out, and to the model that there is one. */
function leaveOut(attachment: Attachment, reason: string, warnings: Warning[]): Part {
  warnings.push({ param: attachment.name, action: "dropped", reason });
  return { type: "text", text: noteAbsence(attachment) };
}
