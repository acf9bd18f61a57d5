"use client";

import type { ReactNode } from "react";

/** The box around code and diagrams: a thin head with a name and some quiet buttons, and what it is about. */
export function CodeFrame({ name, buttons, children }: { name: ReactNode; buttons: ReactNode; children: ReactNode }) {
  return (
    <div dir="ltr" className="overflow-hidden rounded-surface border border-line bg-paper-sunken">
      <div className="flex items-center gap-1 border-line border-b py-0.5 ps-4 pe-1 text-ink-soft text-small">
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {buttons}
      </div>
      {children}
    </div>
  );
}
