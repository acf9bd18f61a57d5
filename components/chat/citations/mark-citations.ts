import type { InlineCode, Link, LinkReference, Nodes, Parent, PhrasingContent, Root, Text } from "mdast";
import { findCitations, numbersOfLabel } from "./find-citations";

/** A place that may become chips. Its children are what stands there when it does not. */
interface Citation extends Parent {
  type: "citation";
  children: PhrasingContent[];
}

declare module "mdast" {
  interface PhrasingContentMap {
    citation: Citation;
  }
  interface RootContentMap {
    citation: Citation;
  }
}

/** What the element learns of its place. `target`: where the model says it leads; it is compared, never followed. */
export type CitationPlace = { numbers: string; written: string; target?: string; footnote?: boolean };

function toCitation(place: CitationPlace, child: PhrasingContent): Citation {
  return { type: "citation", data: { hName: "cite", hProperties: place }, children: [child] };
}

function splitText(text: Text): PhrasingContent[] {
  const { value } = text;
  const marks = findCitations(value);
  if (marks.length === 0) return [text];
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.from > from) parts.push({ type: "text", value: value.slice(from, mark.from) });
    const written = value.slice(mark.from, mark.to);
    const place = { numbers: mark.numbers.join(" "), written, footnote: mark.footnote };
    parts.push(toCitation(place, { type: "text", value: written }));
    from = mark.to;
  }
  if (from < value.length) parts.push({ type: "text", value: value.slice(from) });
  return parts;
}

/** A link whose text is nothing but numbers: [[1]](address), [1](address), or [1] with a definition. */
function readLink(link: Link | LinkReference, source: string): PhrasingContent {
  const [label] = link.children;
  const numbers = label?.type === "text" && link.children.length === 1 ? numbersOfLabel(label.value) : [];
  if (numbers.length === 0) return link;
  const written = source.slice(link.position?.start.offset, link.position?.end.offset);
  const target = link.type === "link" ? { target: link.url } : {};
  // "[1][2]" with a definition of 2 is one link to the format, and two sources to its reader.
  const second = link.type === "linkReference" && link.referenceType === "full" ? numbersOfLabel(link.label ?? "") : [];
  return toCitation({ numbers: [...new Set([...numbers, ...second])].join(" "), written, ...target }, link);
}

/** "[^1]", which is a footnote only if the answer defines one; otherwise a model has cited a source with it. */
function readFootnote(node: InlineCode): PhrasingContent {
  if (node.data?.hName !== "sup") return node;
  const written = `[^${node.value}]`;
  const [mark] = findCitations(written);
  return mark ? toCitation({ numbers: mark.numbers.join(" "), written, footnote: mark.footnote }, node) : node;
}

function walk(node: Nodes, source: string): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (child?.type === "text") children.splice(index, 1, ...splitText(child));
    else if (child?.type === "link" || child?.type === "linkReference") {
      children[index] = readLink(child, source);
    } else if (child?.type === "inlineCode") children[index] = readFootnote(child);
    else if (child) walk(child, source);
  }
}

/**
 * Marks the places that name sources by number. Which of them become chips is decided where they are drawn, by the
 * sources that are stored: an answer is not parsed again when one arrives. Code, formulas and ordinary links are left.
 */
export const markCitations = () => (tree: Root, file: { value: unknown }) => walk(tree, String(file.value));
