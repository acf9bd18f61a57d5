import type { ReactNode } from "react";

/** Reached by the keyboard, because what cannot be focused cannot be scrolled without a pointer. */
const FOCUSABLE = { tabIndex: 0 };

/** Something wide that scrolls inside itself, so that the page never does. */
export function ScrollArea({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div {...FOCUSABLE} className={`max-w-full overflow-x-auto outline-offset-[-2px] ${className}`}>
      {children}
    </div>
  );
}
