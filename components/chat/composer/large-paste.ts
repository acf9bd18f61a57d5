/** From this many characters or lines on, pasted text is put in as a file. */
const mostCharacters = 8_000;
const mostLines = 200;

/** What somebody pastes or drops, as far as the composer cares. */
export type Pasted = { text: string; files: File[] };

/**
 * What is on the clipboard. Office programs put a picture of the text beside it; who copies words means the words. A file
 * that is copied may come with its name as text; who copies a file means the file.
 */
export function readPasted(clipboard: DataTransfer): Pasted {
  const text = clipboard.getData("text/plain");
  const files = [...clipboard.files];
  const isRich = clipboard.types.some((type) => type === "text/html" || type === "text/rtf");
  if (files.length > 0 && text !== "" && isRich) return { text, files: [] };
  return files.length > 0 ? { text: "", files } : { text, files };
}

/** Whether a text is too long to be read in a message box. */
export function isLarge(text: string): boolean {
  if (text.length > mostCharacters) return true;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines > mostLines;
}
