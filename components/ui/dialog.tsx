"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/lib/cn";
import { IconButton } from "./button";

/** What scrolls must be reachable with the keyboard. */
const keyboardReachable = { tabIndex: 0 };

/** A panel over the page with a title. Escape, a tap beside it or its button closes it. Import it lazily. */
export default function Dialog({
  title,
  closeLabel,
  onClose,
  width = "w-[min(36rem,100%)]",
  children,
}: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Tailwind width of the panel. */
  width?: string;
  children: ReactNode;
}) {
  // There is no trigger to give the focus back to: it returns to where it was.
  const [before] = useState(() => document.activeElement);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center p-4 max-sm:items-end max-sm:p-0">
          <Radix.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (before instanceof HTMLElement) before.focus();
            }}
            className={cn(
              "rise pointer-events-auto flex max-h-[min(44rem,calc(100dvh-2rem))] flex-col rounded-surface border border-line bg-paper-raised shadow-float outline-none",
              "max-sm:max-h-[88dvh] max-sm:w-full max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)]",
              width,
            )}
          >
            <header className="flex h-14 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-5">
              <Radix.Title className="min-w-0 truncate text-body font-semibold">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={closeLabel}>
                  <X aria-hidden />
                </IconButton>
              </Radix.Close>
            </header>
            <div
              {...keyboardReachable}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 outline-offset-[-2px]"
            >
              {children}
            </div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
