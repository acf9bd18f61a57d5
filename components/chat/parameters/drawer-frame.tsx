"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";

type Props = {
  onClose: () => void;
  /** What stands beside the title. */
  actions: ReactNode;
  /** What stays in view below everything. */
  footer: ReactNode;
  children: ReactNode;
};

/** A panel at the end of the page; on a phone it takes the whole width. */
export function DrawerFrame({ onClose, actions, footer, children }: Props) {
  const { t } = useText();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed inset-y-0 end-0 z-40 flex w-[min(28rem,100vw)] flex-col border-s border-line bg-paper pt-[env(safe-area-inset-top)] pe-[env(safe-area-inset-right)] shadow-float outline-none max-sm:w-full max-sm:border-0"
        >
          <header className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line ps-5 pe-2">
            <Dialog.Title className="me-auto text-title font-semibold">{t("drawer.title")}</Dialog.Title>
            {actions}
            <Dialog.Close asChild>
              <IconButton label={t("drawer.close")}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]">
            {children}
          </div>
          {footer}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
