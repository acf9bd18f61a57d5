import type { ChatRequest } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import type { Part, PromptMessage } from "@/lib/core/message";
import type { Capabilities, Medium } from "@/lib/core/model";
import { isMedium } from "@/lib/providers/plan/plan-content";
import { fetchMedium } from "./fetch-medium";

type MediumPart = Extract<Part, { type: Medium }>;

/** Remote pieces fetched for one request at most, so that a request cannot make the server fetch for hours. */
const mostFetched = 16;

/**
 * Hands media over the way the model takes them: a remote address is fetched, sniffed and put in as bytes where the
 * upstream does not fetch by itself. `plan` has refused what the model cannot take at all.
 * @throws AppError invalid_value naming the part that cannot be used.
 */
export async function fitMedia(
  request: ChatRequest,
  { input }: Pick<Capabilities, "input">,
  signal: AbortSignal,
): Promise<ChatRequest> {
  let fetched = 0;
  const messages: PromptMessage[] = [];
  for (const [at, message] of request.messages.entries()) {
    const parts: Part[] = [];
    for (const [partAt, part] of message.parts.entries()) {
      const support = isMedium(part) ? input[part.type] : false;
      if (!isMedium(part) || !support) {
        parts.push(part);
        continue;
      }
      const param = `messages[${at}].content[${partAt}]`;
      const needsBytes = isRemote(part) && !support.url && !isAt(part, support.hosts);
      if (!isRemote(part) && !support.bytes && !("fileId" in part && part.fileId)) {
        throw new AppError("invalid_value", `${param}: the model takes addresses of ${part.type} content only.`, {
          param,
        });
      }
      if (needsBytes) fetched += 1;
      if (fetched > mostFetched) {
        throw new AppError("invalid_value", `${param}: more than ${mostFetched} remote files in one request.`, {
          param,
        });
      }
      parts.push(needsBytes ? await withBytes(part, param, signal) : part);
    }
    messages.push({ ...message, parts });
  }
  return { ...request, messages };
}

function isAt({ url = "" }: MediumPart, hosts: readonly string[] = []): boolean {
  return hosts.includes(URL.parse(url)?.hostname ?? "");
}

function isRemote(part: MediumPart): boolean {
  const bytes = part.type === "audio" || part.type === "file" ? part.data : undefined;
  return bytes === undefined && part.url !== undefined && !part.url.startsWith("data:");
}

/** The same part with what its address holds. */
async function withBytes(part: MediumPart, param: string, signal: AbortSignal): Promise<Part> {
  const { mime, base64 } = await fetchMedium(part.url ?? "", part.type, param, signal);
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

/** OpenAI's word for a kind of sound: `audio/mpeg` is mp3, `audio/x-wav` is wav. */
function formatOf(mime: string): string {
  const format = mime.slice(mime.indexOf("/") + 1).replace(/^x-/, "");
  return format === "mpeg" ? "mp3" : format;
}

function lastSegment(url: string): string {
  return URL.parse(url)?.pathname.split("/").at(-1) || "file";
}
