"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./button";

/** A panel that comes in from the left over the page. Escape, a tap beside it or its button closes it. */
export default function Sheet({
  label,
  closeLabel,
  onClose,
  children,
}: {
  label: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            // In a field Escape is about the field, not about the panel around it.
            if (event.target instanceof HTMLInputElement) event.preventDefault();
          }}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(20rem,86vw)] slide-in flex-col bg-paper-sunken pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] pl-[env(safe-area-inset-left)] shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          {children}
          <Dialog.Close asChild>
            <IconButton label={closeLabel} className="absolute top-[calc(env(safe-area-inset-top)+0.375rem)] right-2">
              <X aria-hidden />
            </IconButton>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
