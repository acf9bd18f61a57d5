"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import type { Drawing } from "./draw-diagram";
import { Picture } from "./picture";
import { ScrollArea } from "./scroll-area";

/** Times its own size: text in a drawing is small beside the text around it. */
const ZOOM = 1.5;

/** A drawing over the whole page, as large as it is, in an area that scrolls. */
export default function DiagramDialog({
  drawing,
  alt,
  onClose,
}: {
  drawing: Drawing;
  alt: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useText();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="motion-safe:rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="motion-safe:rise fixed inset-3 z-50 flex flex-col overflow-hidden rounded-surface bg-paper shadow-float outline-none md:inset-8"
        >
          <div className="flex items-center gap-2 border-line border-b py-1 ps-4 pe-2">
            <Dialog.Title className="min-w-0 flex-1 truncate text-ui">{alt}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t("diagram.close")}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <ScrollArea className="flex min-h-0 flex-1 overflow-y-auto p-4">
            <Picture
              source={drawing.address}
              alt={alt}
              width={drawing.width * ZOOM}
              height={drawing.height * ZOOM}
              className="m-auto max-w-none"
            />
          </ScrollArea>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
