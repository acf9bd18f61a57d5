import type { LucideIcon } from "lucide-react";

/** Something that can be done from the message box by `/`. */
export type Command = {
  id: string;
  label: string;
  /** Other words it is found by. */
  words: string;
  /** What kind of thing it is. */
  hint?: string;
  icon: LucideIcon;
  run: () => void;
};

/** The commands that what was typed after `/` means, those that begin with it first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rank = ({ label, words }: Command) => {
    const all = `${label} ${words}`.toLocaleLowerCase();
    if (label.toLocaleLowerCase().startsWith(wanted) || words.startsWith(wanted)) return 0;
    return all.includes(wanted) ? 1 : 2;
  };
  return commands.filter((one) => rank(one) < 2).toSorted((one, other) => rank(one) - rank(other));
}

/** Longest query; a longer text that begins with a slash is a text. */
const longestQuery = 60;

/** What stands after a slash that opens the commands; undefined where the text is none. */
export function queryOf(text: string): string | undefined {
  if (!text.startsWith("/") || text.length > longestQuery) return undefined;
  const query = text.slice(1);
  return /[/\n]/.test(query) ? undefined : query;
}

/** What is sent of a text: two slashes at its beginning stand for one that is no command. */
export function withoutEscape(text: string): string {
  return /^\/\/[^\s/]/.test(text) ? text.slice(1) : text;
}
