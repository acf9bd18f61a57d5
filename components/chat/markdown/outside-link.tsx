"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/text-context";
import { noteHost } from "./host-note";
import type { SafeLink } from "./safe-link";

/** A link that leaves this page and says where to, unless its own text does. */
export function OutsideLink({ link, text, children }: { link: SafeLink; text: string; children: ReactNode }) {
  const { t } = useText();
  const note = noteHost(text, link);
  return (
    <>
      <a
        href={link.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={`${link.host} · ${t("link.opens")}`}
        className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
      >
        {children}
      </a>
      {note === "host" && <span className="select-none text-[0.8125em] text-ink-faint"> ({link.host})</span>}
      {note === "other" && (
        <strong className="font-medium text-[0.8125em] text-warning">
          {" "}
          <TriangleAlert aria-hidden="true" className="inline size-3.5 align-[-0.15em]" />{" "}
          {t("link.leadsElsewhere", { host: link.host })}
        </strong>
      )}
    </>
  );
}
