/** Apart, so that the typesetter, its styles and through them its fonts are fetched with the first formula. */
import "katex/dist/katex.min.css";
import katex from "katex";
import { copyFormulasAsTex } from "./copy-formulas";

if (typeof document !== "undefined") copyFormulasAsTex();

/** A formula as the typesetter's own markup; throws when it is no TeX. */
export const toMarkup = (tex: string, display: boolean): string =>
  katex.renderToString(tex, {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: "ignore",
    // No links, pictures or attributes from TeX, and no macro that grows without end.
    trust: false,
    maxExpand: 200,
    maxSize: 20,
  });
