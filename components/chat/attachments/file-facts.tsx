"use client";

import { useText } from "@/components/text-context";
import type { Attachment } from "@/lib/core/attachment";
import { formatSize } from "./format-size";

/** A line about a file: its ending and size, and its pages where it has any. */
export function FileFacts({ attachment }: { attachment: Attachment }) {
  const { t, locale } = useText();
  const { name, size, pages } = attachment;
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase();
  const facts = [ending, formatSize(size, locale), pages !== undefined && t("files.pages", { count: pages })];
  return (
    <span className="block truncate text-ink-soft text-small tabular-nums">{facts.filter(Boolean).join(" · ")}</span>
  );
}
