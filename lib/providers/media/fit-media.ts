import type { ChatRequest } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import type { Part, PromptMessage } from "@/lib/core/message";
import type { Capabilities, Medium } from "@/lib/core/model";
import { isMedium } from "@/lib/providers/plan/plan-content";
import type { RemoteMedia } from "./fetch-medium";

type MediumPart = Extract<Part, { type: Medium }>;

/**
 * Hands media over the way the model takes them: a remote address is fetched, sniffed and put in as bytes where the
 * upstream does not fetch by itself. `plan` has refused what the model cannot take at all.
 * @throws AppError invalid_value naming the part that cannot be used.
 */
export async function fitMedia(
  request: ChatRequest,
  { input }: Pick<Capabilities, "input">,
  remote: RemoteMedia,
): Promise<ChatRequest> {
  const fitter = new MediaFitter(input, remote);
  const messages: PromptMessage[] = [];
  for (const [at, message] of request.messages.entries()) {
    const parts: Part[] = [];
    for (const [partAt, part] of message.parts.entries()) {
      parts.push(isMedium(part) ? await fitter.fit(part, `messages[${at}].content[${partAt}]`) : part);
    }
    messages.push({ ...message, parts });
  }
  return { ...request, messages };
}

/** Fits the media of one request. */
class MediaFitter {
  readonly #input: Capabilities["input"];
  readonly #remote: RemoteMedia;

  constructor(input: Capabilities["input"], remote: RemoteMedia) {
    this.#input = input;
    this.#remote = remote;
  }

  async fit(part: MediumPart, param: string): Promise<Part> {
    if (part.type === "video" && part.frames) return { ...part, frames: await this.#fitFrames(part.frames, param) };
    const support = this.#input[part.type];
    if (!support) return part;
    if (isRemote(part)) {
      return support.url || isAt(part, support.hosts) ? part : this.#withBytes(part, param);
    }
    if (support.bytes || ("fileId" in part && part.fileId)) return part;
    throw new AppError("invalid_value", `${param}: the model takes addresses of ${part.type} content only.`, { param });
  }

  /** The pictures of a film are handed over like any picture. */
  async #fitFrames(frames: readonly string[], param: string): Promise<string[]> {
    const fitted: string[] = [];
    for (const url of frames) {
      const frame = this.#input.image ? await this.fit({ type: "image", url }, param) : undefined;
      fitted.push(frame?.type === "image" ? frame.url : url);
    }
    return fitted;
  }

  /** The same part with what its address holds. */
  async #withBytes(part: MediumPart, param: string): Promise<Part> {
    const { mime, base64 } = await this.#remote.fetch(part.url ?? "", part.type, param);
    const dataUrl = `data:${mime};base64,${base64}`;
    switch (part.type) {
      case "image":
      case "video":
        return { ...part, url: dataUrl };
      case "audio":
        return { type: "audio", data: base64, format: formatOf(mime) };
      case "file":
        return { type: "file", data: dataUrl, filename: part.filename ?? lastSegment(part.url ?? "") };
    }
  }
}

function isAt({ url = "" }: MediumPart, hosts: readonly string[] = []): boolean {
  return hosts.includes(URL.parse(url)?.hostname ?? "");
}

function isRemote(part: MediumPart): boolean {
  const bytes = part.type === "audio" || part.type === "file" ? part.data : undefined;
  return bytes === undefined && part.url !== undefined && !part.url.startsWith("data:");
}

/** OpenAI's word for a kind of sound: `audio/mpeg` is mp3, `audio/x-wav` is wav. */
function formatOf(mime: string): string {
  const format = mime.slice(mime.indexOf("/") + 1).replace(/^x-/, "");
  return format === "mpeg" ? "mp3" : format;
}

function lastSegment(url: string): string {
  return URL.parse(url)?.pathname.split("/").at(-1) || "file";
}
