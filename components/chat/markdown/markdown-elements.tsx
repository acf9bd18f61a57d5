"use client";

import { type ReactNode, useContext } from "react";
import type { Components, ExtraProps } from "react-markdown";
import { Citation } from "@/components/chat/citations/citation";
import { cn } from "@/lib/cn";
import { AlertQuote } from "./alert-quote";
import { toAlertKind } from "./alerts";
import { Fence } from "./fence";
import { FootnoteReference } from "./footnote-reference";
import { Formula } from "./formula";
import { GrowingContext } from "./growing-context";
import { ImageCard } from "./image-card";
import { OutsideLink } from "./outside-link";
import { toSafeLink } from "./safe-link";
import { Table } from "./table";
import { readCells } from "./table-cells";

type Node = NonNullable<ExtraProps["node"]>;
type Child = Node["children"][number];
type Props = ExtraProps & { children?: ReactNode };

const toText = (node: Child): string =>
  node.type === "text" ? node.value : node.type === "element" ? node.children.map(toText).join("") : "";

const holdsImage = (node: Child): boolean =>
  node.type === "element" && (node.tagName === "img" || node.children.some(holdsImage));

/** A picture inside a link stays its own link, since links cannot be nested. */
function Link({ href, node, children }: Props & { href?: string }) {
  const link = toSafeLink(href ?? "");
  if (!link) return <>{children}</>;
  const nested = node?.children.some(holdsImage);
  return (
    <>
      {nested && <>{children} </>}
      <OutsideLink link={link} text={nested ? link.host : (node?.children.map(toText).join("") ?? "")}>
        {nested ? link.host : children}
      </OutsideLink>
    </>
  );
}

/** Code inside a list or a quote, and indented code; a fence of its own never comes through the parser. */
function Preformatted({ node }: Props) {
  const growing = useContext(GrowingContext);
  const code = node?.children[0];
  if (code?.type !== "element") return null;
  const classes = code.properties.className;
  const named = Array.isArray(classes) ? classes.find((name) => String(name).startsWith("language-")) : undefined;
  const language = named === undefined ? "" : String(named).slice("language-".length);
  return <Fence code={toText(code).replace(/\n$/, "")} language={language} growing={growing} />;
}

/** A formula in a line; with room where it was written to stand alone. */
function FormulaInLine({ node }: Props) {
  return <Formula tex={node?.children.map(toText).join("") ?? ""} roomy={Boolean(node?.properties.dataDisplay)} />;
}

function Reference({ node }: Props) {
  return (
    <FootnoteReference label={node?.children.map(toText).join("") ?? ""} order={Number(node?.properties.dataOrder)} />
  );
}

function Quote({ node, children }: Props) {
  const kind = toAlertKind(node?.properties.dataAlert);
  if (kind) return <AlertQuote kind={kind}>{children}</AlertQuote>;
  return (
    <blockquote dir="auto" className="space-y-3 border-line border-s-2 ps-4 text-ink-soft">
      {children}
    </blockquote>
  );
}

type CellProps = Props & { style?: { textAlign?: string } };

const cellClass = (style: CellProps["style"], own: string) =>
  cn(
    "border-line border-b px-3 py-2 align-top",
    style?.textAlign === "right" ? "text-right" : style?.textAlign === "center" ? "text-center" : "text-start",
    own,
  );

/** How each element an answer may contain is drawn. Attributes of the parser's are taken one by one, never passed on. */
export const MARKDOWN_ELEMENTS: Components = {
  p: ({ children }) => <p dir="auto">{children}</p>,
  h1: ({ children }) => (
    <h2 dir="auto" className="mt-6 font-semibold text-title first:mt-0">
      {children}
    </h2>
  ),
  h2: ({ children }) => (
    <h3 dir="auto" className="mt-6 font-semibold text-[18px] leading-7 first:mt-0">
      {children}
    </h3>
  ),
  h3: ({ children }) => (
    <h4 dir="auto" className="font-semibold">
      {children}
    </h4>
  ),
  h4: ({ children }) => (
    <h5 dir="auto" className="font-semibold">
      {children}
    </h5>
  ),
  h5: ({ children }) => (
    <h6 dir="auto" className="font-semibold">
      {children}
    </h6>
  ),
  h6: ({ children }) => (
    <h6 dir="auto" className="font-semibold text-ink-soft">
      {children}
    </h6>
  ),
  ul: ({ children }) => (
    <ul dir="auto" className="list-disc space-y-1 ps-6 marker:text-ink-faint">
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" start={start} className="list-decimal space-y-1 ps-6 tabular-nums marker:text-ink-soft">
      {children}
    </ol>
  ),
  li: ({ children, className }) => (
    <li className={cn("space-y-2", className?.includes("task-list-item") && "-ms-6 list-none")}>{children}</li>
  ),
  // A form control would need a name of its own; the sign is read out as it is.
  input: ({ checked }) => <span className="mb-0! inline-block w-5 text-ink-soft">{checked ? "☑" : "☐"}</span>,
  blockquote: Quote,
  hr: () => <hr className="my-6 border-line" />,
  br: () => <br />,
  a: Link,
  cite: Citation,
  img: ({ src, alt }) => <ImageCard target={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  pre: Preformatted,
  code: ({ children }) => (
    <code className="rounded-small bg-paper-soft px-1 py-0.5 font-mono text-[0.875em]">{children}</code>
  ),
  em: ({ children }) => <em>{children}</em>,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  del: ({ children }) => <del className="text-ink-soft">{children}</del>,
  var: FormulaInLine,
  div: ({ node }) => <Formula own tex={node?.children.map(toText).join("") ?? ""} />,
  sup: Reference,
  table: ({ node, children }) => <Table rows={node ? readCells(node) : []}>{children}</Table>,
  thead: ({ children }) => <thead className="bg-paper-soft">{children}</thead>,
  tbody: ({ children }) => <tbody className="[&>tr:last-child>td]:border-b-0">{children}</tbody>,
  tr: ({ children }) => <tr>{children}</tr>,
  th: ({ children, style }) => (
    <th dir="auto" className={cellClass(style, "font-semibold")}>
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td dir="auto" className={cellClass(style, "min-w-24")}>
      {children}
    </td>
  ),
};
