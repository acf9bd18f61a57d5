"use client";

import { type ComponentType, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import type { Attachment } from "@/lib/core/attachment";
import { FileIcon } from "./file-icon";
import { fileAddress } from "./file-part";
import type { ImageDialogProps } from "./image-dialog";
import { Thumbnail } from "./thumbnail";

/** Height of a picture in a question, in pixels, and how wide and narrow it may get. */
const height = 144;
const narrowest = 72;
const widest = 288;

const loadDialog = () => import("./image-dialog");

/** A picture of a question. Its room is kept before it is there; pressed, it opens large. */
export function MessageImage({ file }: { file: Attachment }) {
  const { t } = useText();
  const [dialog, setDialog] = useState<{ Dialog: ComponentType<ImageDialogProps> }>();
  const button = useRef<HTMLButtonElement>(null);
  const { name, fileId } = file;
  const address = fileAddress(fileId);
  const shape = file.width && file.height ? (height * file.width) / file.height : height;
  const width = Math.round(Math.min(widest, Math.max(narrowest, shape)));
  const open = () =>
    loadDialog().then(
      (module) => setDialog({ Dialog: module.default }),
      // Without the dialog's code the picture still opens, in a tab of its own.
      () => window.open(address, "_blank", "noopener"),
    );
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-label={t("files.open", { name })}
        title={name}
        onPointerEnter={() => void loadDialog().catch(() => {})}
        onClick={open}
        style={{ width, height }}
        className="flex max-w-full items-center justify-center overflow-hidden rounded border border-line bg-paper-raised"
      >
        <Thumbnail
          source={`${address}?preview`}
          alt=""
          fallback={<FileIcon kind="image" />}
          className="size-full transition-opacity hover:opacity-90"
        />
      </button>
      {dialog && <dialog.Dialog file={file} opener={button} onClose={() => setDialog(undefined)} />}
    </>
  );
}
