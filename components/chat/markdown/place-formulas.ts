import type { InlineCode, Nodes, PhrasingContent, Root } from "mdast";
import { type MarkedText, restoreFormulas, splitAtMarks } from "./formula-marks";

type Formulas = MarkedText["formulas"];

function toFormula(formula: Formulas[number]): InlineCode {
  const data = { hName: "var", hProperties: { dataDisplay: formula.display || undefined } };
  return { type: "inlineCode", value: formula.tex, data };
}

function toContent(text: string, formulas: Formulas): PhrasingContent[] {
  return splitAtMarks(text).map((part): PhrasingContent => {
    if (typeof part === "string") return { type: "text", value: part };
    const formula = formulas[part];
    return formula ? toFormula(formula) : { type: "text", value: "" };
  });
}

/** Code, addresses and titles get back what was written. */
function restoreFields(node: Nodes, formulas: Formulas): void {
  for (const [field, value] of Object.entries(node)) {
    if (typeof value === "string" && value.includes("\uE000"))
      Reflect.set(node, field, restoreFormulas(value, formulas));
  }
}

function place(node: Nodes, formulas: Formulas): void {
  restoreFields(node, formulas);
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (child?.type === "text" && child.value.includes("\uE000")) {
      children.splice(index, 1, ...toContent(child.value, formulas));
    } else if (child) place(child, formulas);
  }
  const [only] = children;
  if (node.type === "paragraph" && children.length === 1 && only?.data?.hProperties?.dataDisplay) {
    node.data = { hName: "div" };
  }
}

/** Puts the formulas in again where their marks are; a paragraph that is one display formula becomes a "div". */
export const placeFormulas = (formulas: Formulas) => (tree: Root) => {
  if (formulas.length > 0) place(tree, formulas);
};
