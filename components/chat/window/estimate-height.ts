import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";

/** Signs on one line of the reading column. */
const lineLength = 72;
const lineHeight = 26;
/** What a message takes besides its lines: margins, and the row of actions under an answer. */
const surroundings = 88;
/** A message that is not at hand; most threads are half short questions, half long answers. */
const unknownHeight = 420;

const estimates = new WeakMap<ParleyMessage, number>();

function linesOf(text: string): number {
  let lines = 1;
  let onLine = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    onLine += code > 0x2e80 ? 2 : 1;
    if (code === 10 || onLine > lineLength) {
      lines++;
      onLine = 0;
    }
  }
  return lines;
}

/** About how many pixels a message will take in the thread, before it is drawn. The same on server and page. */
export function estimateHeight(message: ParleyMessage): number {
  if (!isLoaded(message)) return unknownHeight;
  const known = estimates.get(message);
  if (known !== undefined) return known;
  let height = surroundings;
  for (const part of message.parts) {
    if (part.type === "text") height += linesOf(part.text) * lineHeight;
    else if (part.type === "file") height += 64;
    else if (part.type === "reasoning" || part.type === "dynamic-tool") height += 40;
  }
  estimates.set(message, height);
  return height;
}
