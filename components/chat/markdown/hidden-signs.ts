import { createElement, Fragment, type ReactNode } from "react";

/** Signs that turn the direction of text, have no width, or smuggle letters: code is not what it looks like with them. */
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

const toName = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The text with every hidden sign shut into a box that shows its number; copying still gives the sign itself. */
export function showHiddenSigns(text: string): ReactNode {
  const signs = text.match(HIDDEN);
  if (!signs) return text;
  const parts: ReactNode[] = [];
  text.split(HIDDEN).forEach((part, index) => {
    parts.push(part);
    const sign = signs[index];
    if (sign)
      parts.push(createElement("span", { key: index, className: "hidden-sign", "data-name": toName(sign) }, sign));
  });
  return createElement(Fragment, null, ...parts);
}
