import { useEffect, useRef, useState } from "react";
import { callApi } from "@/components/call-api";
import type { Attachment } from "@/lib/core/attachment";

/** What is known of stored files; a file never changes under its id. */
const known = new Map<string, Attachment>();

/** Remembers a file that has just been stored. */
export function rememberFile(attachment: Attachment): void {
  known.set(attachment.fileId, attachment);
}

/**
 * What the files of a draft are; those of an earlier visit or of another device are asked for.
 * `onGone` is told of ids that have no file any more.
 */
export function useStoredFiles(ids: readonly string[], onGone: (ids: readonly string[]) => void): typeof known {
  const [, setAsked] = useState(0);
  const gone = useRef(onGone);
  gone.current = onGone;
  const missing = ids.filter((id) => !known.has(id)).join(",");
  useEffect(() => {
    if (missing === "") return;
    let left = false;
    callApi<{ files: Attachment[] }>(`/api/files?ids=${missing}`).then(
      ({ files }) => {
        for (const file of files) rememberFile(file);
        if (left) return;
        setAsked((count) => count + 1);
        const lost = missing.split(",").filter((id) => !known.has(id));
        if (lost.length > 0) gone.current(lost);
      },
      // Without an answer the chips stay without names; the next change asks again.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [missing]);
  return known;
}
