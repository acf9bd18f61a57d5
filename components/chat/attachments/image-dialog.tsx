"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { Download, X } from "lucide-react";
import type { RefObject } from "react";
import { useText } from "@/components/text-context";
import { buttonClass, IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Attachment } from "@/lib/core/attachment";
import { FileFacts } from "./file-facts";
import { FileIcon } from "./file-icon";
import { fileAddress } from "./file-part";
import { Thumbnail } from "./thumbnail";

export type ImageDialogProps = {
  file: Attachment;
  /** What opened it, and has the focus again afterwards. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** A picture as large as the window lets it be. Escape, a press beside it or its button closes it. */
export default function ImageDialog({ file, opener, onClose }: ImageDialogProps) {
  const { t } = useText();
  const { name, fileId } = file;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          className="rise fixed inset-0 z-50 m-auto flex h-fit max-h-dvh w-fit min-w-72 max-w-full flex-col gap-2 overflow-hidden bg-paper-raised p-3 pt-[max(0.75rem,env(safe-area-inset-top))] pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-float outline-none sm:max-h-[96dvh] sm:max-w-[96vw] sm:rounded-surface"
        >
          <div className="flex items-center gap-1">
            <div className="min-w-0 flex-1 ps-1">
              <Dialog.Title dir="auto" className="truncate font-medium text-ui">
                {name}
              </Dialog.Title>
              <FileFacts attachment={file} />
            </div>
            <a
              href={fileAddress(fileId)}
              download={name}
              aria-label={t("files.download", { name })}
              title={t("files.download", { name })}
              className={cn(buttonClass("quiet"), "size-9 !px-0 max-md:size-11")}
            >
              <Download aria-hidden className="size-4.5" />
            </a>
            <Dialog.Close asChild>
              <IconButton label={t("files.close")}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <Thumbnail
            source={fileAddress(fileId)}
            alt={name}
            fallback={<FileIcon kind="image" />}
            className="min-h-0 max-w-full rounded-small !object-contain sm:max-h-[calc(96dvh-5rem)]"
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
