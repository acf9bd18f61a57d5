import { type ClipboardEvent, useCallback, useEffect, useRef } from "react";
import type { Attachments } from "@/components/chat/attachments/use-attachments";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import type { DraftClient } from "./draft-client";
import { isLarge, readPasted } from "./large-paste";

/** Pasted files become attachments, and so does a long text; whoever wants it as text can have it back. */
export function usePaste(
  draft: DraftClient,
  attachments: Attachments,
): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { t } = useText();
  const toast = useToast();
  const latest = useRef(attachments);
  const keys = useRef(new WeakMap<File, string>());
  useEffect(() => {
    latest.current = attachments;
    for (const item of attachments.items) if (item.state === "upload") keys.current.set(item.upload.file, item.key);
  }, [attachments]);

  return useCallback(
    (event) => {
      const { text, files } = readPasted(event.clipboardData);
      if (files.length > 0) {
        event.preventDefault();
        latest.current.add(files);
      } else if (isLarge(text)) {
        event.preventDefault();
        const { selectionStart, selectionEnd } = event.currentTarget;
        const file = new File([text], `${t("composer.pastedName")}.txt`, { type: "text/plain" });
        latest.current.add([file]);
        const putInAsText = () => {
          const key = keys.current.get(file);
          if (key) latest.current.remove(key);
          const now = draft.getContent().text;
          draft.change({ text: now.slice(0, selectionStart) + text + now.slice(selectionEnd) });
        };
        toast({ text: t("composer.pastedAsFile"), action: { label: t("composer.asText"), run: putInAsText } });
      }
    },
    [draft, t, toast],
  );
}
