/** What a data URL holds. */
export type DataUrl = { mime: string; base64: string };

/** Reads a data URL, base64 or percent-encoded; undefined when the text is none. */
export function readDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(",");
  if (comma < 0 || !/^data:/i.test(url)) return undefined;
  const [mime = "", ...parameters] = url.slice(5, comma).split(";");
  const body = url.slice(comma + 1);
  const isBase64 = parameters.some((one) => one.trim().toLowerCase() === "base64");
  const base64 = isBase64 ? body : encoded(body);
  return base64 === undefined ? undefined : { mime: mime.trim().toLowerCase(), base64 };
}

function encoded(text: string): string | undefined {
  try {
    return Buffer.from(decodeURIComponent(text), "utf8").toString("base64");
  } catch {
    return undefined;
  }
}
