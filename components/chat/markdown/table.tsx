"use client";

import { Copy, Download } from "lucide-react";
import type { ReactNode } from "react";
import { copyText } from "@/components/chat/copy-text";
import { useText } from "@/components/text-context";
import { QuietButton, QuietCopyButton } from "./quiet-button";
import { ScrollArea } from "./scroll-area";

const loadExport = () => import("./table-export");
const prefetchExport = () => void loadExport().catch(() => {});

async function copyTable(rows: readonly string[][]): Promise<boolean> {
  const table = await loadExport().catch(() => null);
  if (!table) return copyText(rows.map((row) => row.join("\t")).join("\n"));
  return (await table.copyRichTable(rows)) || copyText(table.toTsv(rows));
}

async function saveTable(rows: readonly string[][]): Promise<void> {
  const table = await loadExport().catch(() => null);
  table?.saveFile("table.csv", "text/csv;charset=utf-8", table.toCsv(rows));
}

/** A table that scrolls in itself. Its buttons show when someone is near, over its upper edge; under it on a phone. */
export function Table({ rows, children }: { rows: readonly string[][]; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className="group/table relative">
      <ScrollArea className="rounded-surface border border-line">
        <table className="w-full border-collapse text-ui tabular-nums [overflow-wrap:normal]">{children}</table>
      </ScrollArea>
      <div className="-top-3.5 absolute end-2 flex rounded-small border border-line bg-paper-raised text-ink-soft opacity-0 transition-opacity focus-within:opacity-100 group-focus-within/table:opacity-100 group-hover/table:opacity-100 pointer-coarse:static pointer-coarse:justify-end pointer-coarse:border-0 pointer-coarse:bg-transparent pointer-coarse:opacity-100">
        <QuietCopyButton label={t("table.copy")} onReach={prefetchExport} onCopy={() => copyTable(rows)}>
          <Copy aria-hidden="true" />
        </QuietCopyButton>
        <QuietButton label={t("table.save")} onReach={prefetchExport} onClick={() => void saveTable(rows)}>
          <Download aria-hidden="true" />
        </QuietButton>
      </div>
    </div>
  );
}
