"use client";

import { Download } from "lucide-react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useText } from "@/components/text-context";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Attachment } from "@/lib/core/attachment";
import { FileFacts } from "./file-facts";
import { FileIcon } from "./file-icon";
import { fileAddress, filesOf } from "./file-part";
import { MessageImage } from "./message-image";

/** The files of a question: pictures to look at, everything else as a card. Nothing where a message has none. */
export function MessageFiles({ parts }: { parts: ParleyMessage["parts"] }) {
  const { t } = useText();
  const files = filesOf(parts);
  if (files.length === 0) return null;
  const images = files.filter((file) => file.kind === "image");
  const others = files.filter((file) => file.kind !== "image");
  return (
    <div className="mb-2 flex flex-col gap-2 last:mb-0">
      {images.length > 0 && (
        <ul aria-label={t("files.pictures")} className="flex flex-wrap gap-2">
          {images.map((file) => (
            <li key={file.fileId} className="min-w-0">
              <MessageImage file={file} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul aria-label={t("files.ofMessage")} className="flex flex-wrap gap-2">
          {others.map((file) => (
            <li key={file.fileId} className="w-full min-w-0 sm:w-68">
              <FileCard file={file} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FileCard({ file }: { file: Attachment }) {
  const { t } = useText();
  const { name, kind, mediaType } = file;
  return (
    <span className="flex items-center gap-3 rounded border border-line bg-paper-raised py-1 ps-3 pe-1">
      <FileIcon kind={kind} mediaType={mediaType} />
      <span className="min-w-0 flex-1 whitespace-normal">
        <span dir="auto" title={name} className="block truncate text-ui">
          {name}
        </span>
        <FileFacts attachment={file} />
      </span>
      <a
        href={fileAddress(file.fileId)}
        download={name}
        aria-label={t("files.download", { name })}
        title={t("files.download", { name })}
        className={cn(buttonClass("quiet"), "size-9 !px-0 max-md:size-11")}
      >
        <Download aria-hidden className="size-4.5" />
      </a>
    </span>
  );
}
