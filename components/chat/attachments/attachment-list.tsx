"use client";

import { RotateCw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { canRetry } from "./explain-upload";
import { FileFacts } from "./file-facts";
import { FileIcon } from "./file-icon";
import { fileAddress } from "./file-part";
import { Thumbnail } from "./thumbnail";
import { UploadState } from "./upload-state";
import type { AttachmentItem, Attachments } from "./use-attachments";

/** The files of the message that is being written; on a phone in one line that scrolls. Nothing while there are none. */
export function AttachmentList({ attachments }: { attachments: Attachments }) {
  const { t } = useText();
  const { items, remove, retry } = attachments;
  if (items.length === 0) return null;
  return (
    <ul
      aria-label={t("files.list")}
      className="relative flex max-h-64 scroll-px-3 gap-2 overflow-auto overscroll-contain px-3 pt-3 pb-1 sm:flex-wrap"
    >
      {items.map((item) => (
        <AttachmentChip
          key={item.key}
          item={item}
          onRemove={() => remove(item.key)}
          onRetry={item.state === "upload" && item.upload.state === "failed" ? () => retry(item.key) : undefined}
        />
      ))}
    </ul>
  );
}

function AttachmentChip({
  item,
  onRemove,
  onRetry,
}: {
  item: AttachmentItem;
  onRemove: () => void;
  onRetry?: () => void;
}) {
  const { t } = useText();
  const chip = useRef<HTMLLIElement>(null);
  const problem = item.state === "upload" ? item.upload.problem : undefined;
  useEffect(() => {
    if (problem) chip.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [problem]);
  const name = (item.state === "upload" ? item.upload.file.name : item.attachment?.name) ?? "";
  return (
    <li
      ref={chip}
      className={cn(
        "relative flex min-h-14 shrink-0 items-center gap-3 overflow-hidden rounded border bg-paper-soft ps-2 pe-1",
        problem ? "w-full border-danger py-2" : "w-60 border-line sm:w-51",
      )}
    >
      <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-small bg-paper-raised">
        <Picture item={item} />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" title={name} className="block truncate text-ui">
          {name || t("files.loading")}
        </span>
        {item.state === "upload" ? (
          <UploadState upload={item.upload} />
        ) : (
          item.attachment && <FileFacts attachment={item.attachment} />
        )}
      </span>
      {onRetry && problem && canRetry(problem) && (
        <IconButton label={t("files.retry", { name })} onClick={onRetry} className="!size-8 max-md:!size-11">
          <RotateCw aria-hidden />
        </IconButton>
      )}
      <IconButton label={t("files.remove", { name })} onClick={onRemove} className="!size-8 max-md:!size-11">
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

/** What the file looks like, else the sign of its kind. */
function Picture({ item }: { item: AttachmentItem }) {
  const local = useLocalPicture(item.state === "upload" ? item.upload.file : undefined);
  const stored = item.state === "stored" ? item.attachment : undefined;
  const source = stored?.kind === "image" ? `${fileAddress(stored.fileId)}?preview` : local;
  const icon = <FileIcon kind={stored?.kind} mediaType={stored?.mediaType} />;
  return source ? <Thumbnail source={source} alt="" fallback={icon} className="size-10" /> : icon;
}

/** An address of a picture on the reader's own disk, while it is drawn. */
function useLocalPicture(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file?.type.startsWith("image/") || file.type === "image/svg+xml") return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return file && address;
}
