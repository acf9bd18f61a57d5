/** How the base64 of each kind of file begins, by its first bytes. */
const beginnings: [string, string][] = [
  ["/9j/", "image/jpeg"],
  ["iVBORw0KGgo", "image/png"],
  ["R0lGOD", "image/gif"],
  ["UklGR", "image/webp"],
  ["JVBERi", "application/pdf"],
];

/** The type of the file whose base64 `text` is, when it is one of those that GLM's clients send without a data URL. */
export function typeOfBareBase64(text: string): string | undefined {
  return beginnings.find(([beginning]) => text.startsWith(beginning))?.[1];
}

/** Base64 as a data URL; an address stays as it is. */
export function toDataUrl(text: string): string {
  const type = typeOfBareBase64(text);
  return type ? `data:${type};base64,${text}` : text;
}
