import { useEffect, useRef, useSyncExternalStore } from "react";
import { callApi } from "@/components/call-api";
import type { Attachment } from "@/lib/core/attachment";

type KnownFiles = ReadonlyMap<string, Attachment>;

/** What is known of stored files, a new map whenever that is more; a file never changes under its id. */
let known: KnownFiles = new Map();
const listeners = new Set<() => void>();

const nothing: KnownFiles = new Map();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remembers files that the server has told of. */
export function rememberFiles(files: readonly Attachment[]): void {
  known = new Map([...known, ...files.map((file) => [file.fileId, file] as const)]);
  for (const listener of listeners) listener();
}

/**
 * What the files of a draft are; those of an earlier visit or of another device are asked for.
 * `onGone` is told of ids that have no file any more.
 */
export function useStoredFiles(ids: readonly string[], onGone: (ids: readonly string[]) => void): KnownFiles {
  const files = useSyncExternalStore(
    subscribe,
    () => known,
    () => nothing,
  );
  const gone = useRef(onGone);
  gone.current = onGone;
  const missing = ids.filter((id) => !files.has(id)).join(",");
  useEffect(() => {
    if (missing === "") return;
    const left = new AbortController();
    const { signal } = left;
    const ask = () =>
      callApi<{ files: Attachment[] }>(`/api/files?ids=${missing}`).then(
        (answer) => {
          rememberFiles(answer.files);
          const lost = missing.split(",").filter((id) => !known.has(id));
          if (lost.length > 0 && !signal.aborted) gone.current(lost);
        },
        // Without an answer the files stay without names until the connection is back.
        () => addEventListener("online", ask, { once: true, signal }),
      );
    void ask();
    return () => left.abort();
  }, [missing]);
  return files;
}
