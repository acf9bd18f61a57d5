import type { ReactNode } from "react";

/** A page that has nothing to show but a word and a way on. */
export function PageNote({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className="flex min-w-0 flex-1 flex-col justify-center">
      <div className="mx-auto flex w-full max-w-column flex-col items-start gap-3 px-6 pb-24">
        <h1 className="text-display font-semibold tracking-tight">{title}</h1>
        <p className="max-w-prose text-body text-ink-soft">{text}</p>
        <div className="mt-3 flex gap-2">{children}</div>
      </div>
    </main>
  );
}
