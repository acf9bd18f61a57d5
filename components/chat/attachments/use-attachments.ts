import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import type { Attachment } from "@/lib/core/attachment";
import { mostFiles } from "@/lib/core/composer-bounds";
import { type Upload, UploadQueue } from "./upload-queue";
import { rememberFiles, useStoredFiles } from "./use-stored-files";

/** One file in the composer: at the server, or on its way there. */
export type AttachmentItem = { key: string } & (
  | { state: "stored"; fileId: string; attachment?: Attachment }
  | { state: "upload"; upload: Upload }
);

/** The files of a composer and what can be done with them. */
export type Attachments = {
  items: readonly AttachmentItem[];
  /** What is stored, in the order of the message. */
  stored: readonly Attachment[];
  /** A file is on its way, so that a message sent now would go without it. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
};

let added = 0;

/**
 * The files of one draft: `files` are the ids it holds, and `onChange` is given the new list whenever one arrived or
 * was taken out. Files that are on their way are known here only and are given up with the composer.
 */
export function useAttachments({
  files,
  onChange,
  temporary = false,
}: {
  files: readonly string[];
  onChange: (files: string[]) => void;
  /** The files belong to a chat that is not kept. */
  temporary?: boolean;
}): Attachments {
  const { t } = useText();
  const toast = useToast();
  const [keys] = useState(() => new Map<string, string>());
  const arrived = useRef<(key: string, attachment: Attachment) => void>(() => {});
  const [queue] = useState(() => new UploadQueue((key, attachment) => arrived.current(key, attachment)));
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const latest = useRef({ files, onChange });
  latest.current = { files, onChange };

  const change = useCallback((next: string[]) => {
    // Two files may arrive before the list comes back by way of the draft.
    latest.current.files = next;
    latest.current.onChange(next);
  }, []);
  const known = useStoredFiles(files, (gone) => change(latest.current.files.filter((id) => !gone.includes(id))));
  arrived.current = (key, attachment) => {
    rememberFiles([attachment]);
    keys.set(attachment.fileId, key);
    change(inOrder([...latest.current.files, attachment.fileId], keys));
  };
  useEffect(() => () => queue.clear(), [queue]);

  return useMemo(() => {
    const items = toItems(files, uploads, known, keys);
    return {
      items,
      stored: items.flatMap((item) => (item.state === "stored" && item.attachment ? [item.attachment] : [])),
      busy: uploads.some((upload) => upload.state !== "failed"),
      add: (chosen) => {
        const room = Math.max(0, mostFiles - latest.current.files.length - queue.snapshot().length);
        if (chosen.length > room) toast({ text: t("files.tooMany", { count: mostFiles }) });
        queue.add(
          chosen.slice(0, room).map((file) => ({ key: nextKey(), file })),
          temporary,
        );
      },
      remove: (key) => {
        queue.remove(key);
        change(latest.current.files.filter((id) => (keys.get(id) ?? id) !== key));
      },
      retry: (key) => queue.retry(key, temporary),
    };
  }, [files, uploads, known, keys, queue, change, temporary, toast, t]);
}

/** Keys sort in the order in which files were added; ids of a draft have none and stand first. */
function nextKey(): string {
  added += 1;
  return `added-${String(added).padStart(6, "0")}`;
}

function inOrder(ids: string[], keys: ReadonlyMap<string, string>): string[] {
  return ids.toSorted((one, other) => compare(keys.get(one) ?? "", keys.get(other) ?? ""));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The list keeps its order while its files arrive one by one. */
function toItems(
  files: readonly string[],
  uploads: readonly Upload[],
  known: ReadonlyMap<string, Attachment>,
  keys: ReadonlyMap<string, string>,
): AttachmentItem[] {
  const stored = files.map((fileId): AttachmentItem & { place: string } => {
    const key = keys.get(fileId);
    return { key: key ?? fileId, place: key ?? "", state: "stored", fileId, attachment: known.get(fileId) };
  });
  const coming = uploads
    .filter((upload) => !stored.some((item) => item.key === upload.key))
    .map((upload) => ({ key: upload.key, place: upload.key, state: "upload" as const, upload }));
  return [...stored, ...coming].toSorted((one, other) => compare(one.place, other.place));
}
