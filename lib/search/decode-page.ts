const headLength = 4_096;

/**
 * A page's bytes as text, in the character set that its header, its mark or its own head names; undefined when they
 * are no text. Whether it is HTML is told by what it is, not by what its header says.
 */
export function decodePage(bytes: Buffer, contentType: string): { text: string; isHtml: boolean } | undefined {
  const head = bytes.subarray(0, headLength).toString("latin1");
  const isWide = head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
  if (head.startsWith("%PDF-") || (head.includes("\0") && !isWide)) return undefined;
  const isHtml = /^\s*text\/plain/i.test(contentType)
    ? false
    : /<(!doctype|html|head|body|title|p|div|h1)\b/i.test(head);
  return { text: decode(bytes, charsetOf(contentType, head, isHtml)), isHtml };
}

function charsetOf(contentType: string, head: string, isHtml: boolean): string {
  if (head.startsWith("\xff\xfe")) return "utf-16le";
  if (head.startsWith("\xfe\xff")) return "utf-16be";
  if (head.startsWith("\xef\xbb\xbf")) return "utf-8";
  const named = /charset\s*=\s*["']?([\w.:-]{1,40})/i;
  return named.exec(contentType)?.[1] ?? (isHtml ? named.exec(head)?.[1] : undefined) ?? "utf-8";
}

/** Unknown names are read as UTF-8. */
function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
