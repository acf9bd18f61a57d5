import type { Translate } from "@/components/text-context";
import type { Attachment } from "@/lib/core/attachment";
import type { Writing } from "./to-request-messages";

/** Texts longer than this are shortened to this many characters. */
const longestText = 1_200;

/** Shortens, and says how much is missing. */
export function shortWriting(t: Translate): Writing {
  return {
    text: (text) => {
      if (text.length <= longestText) return text;
      // Not between the halves of a character that takes two.
      const end = /[\uD800-\uDBFF]/.test(text.charAt(longestText - 1)) ? longestText - 1 : longestText;
      return `${text.slice(0, end)}${t("viewCode.cut", { count: text.length - end })}`;
    },
    bytes: ({ name, size }) => t("viewCode.cutFile", { name, count: size }),
  };
}

/** Leaves everything as it is; `bytes` holds files in base64 by their ids. */
export function fullWriting(bytes: ReadonlyMap<string, string>): Writing {
  return { text: (text) => text, bytes: ({ fileId }: Attachment) => bytes.get(fileId) ?? "" };
}
