const longestName = 200;

/** Controls, and marks that turn the direction of what follows, so that `exe.fdp` could be shown as something else. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * A file's name as its owner called it, fit to be shown: the last part of a path, on one line, not too long. It is
 * never used as a path; `file` where nothing is left.
 */
export function toFileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = last.toWellFormed().replace(invisible, "").replace(/\s+/g, " ").trim();
  if (name === "" || /^\.+$/.test(name)) return "file";
  if (name.length <= longestName) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return `${[...name].slice(0, longestName - ending.length - 1).join("")}…${ending}`;
}
