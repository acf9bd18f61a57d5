/** Base64 that was put together from pieces, some of them padded, as one piece that decoders take whole. */
export function joinBase64(text: string): string {
  const padded = text.match(/[^=]+=*/g) ?? [];
  if (padded.length < 2) return text;
  return Buffer.concat(padded.map((piece) => Buffer.from(piece, "base64"))).toString("base64");
}
