"use client";

import { useText } from "@/components/text-context";
import { explainUpload } from "./explain-upload";
import { formatSize } from "./format-size";
import type { Upload } from "./upload-queue";

/** What a file on its way says of itself: its size, how far it is, or why it was not taken. */
export function UploadState({ upload }: { upload: Upload }) {
  const { t, locale } = useText();
  if (upload.problem) {
    return (
      <span role="alert" className="block text-danger text-small">
        {explainUpload(t, locale, upload.problem)}
      </span>
    );
  }
  const percent = Math.round(upload.progress * 100);
  return (
    <>
      <span className="block truncate text-ink-soft text-small tabular-nums">
        {upload.state === "waiting"
          ? t("files.waiting")
          : percent < 100
            ? t("files.progress", { percent, size: formatSize(upload.file.size, locale) })
            : t("files.reading")}
      </span>
      <progress
        aria-label={t("files.progressOf", { name: upload.file.name })}
        value={percent}
        max={100}
        className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none bg-transparent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
    </>
  );
}
