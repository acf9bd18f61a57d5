"use client";

import { useEffect, useRef, useState } from "react";
import { useText } from "@/components/text-context";

/** Changes a title in its place: Enter or leaving keeps the change, Escape drops it. */
export function RenameField({
  title,
  onDone,
}: {
  title: string;
  /** `byKey`: the keyboard ended it, and waits for a place to go on from. */
  onDone: (changed: string | undefined, byKey: boolean) => void;
}) {
  const { t } = useText();
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useEffect(() => {
    // The menu gives the focus back to its button when it closes; only after that can the field have it.
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const finish = (keep: boolean, byKey: boolean) => {
    if (done.current) return;
    done.current = true;
    const trimmed = text.trim();
    onDone(keep && trimmed !== "" && trimmed !== title ? trimmed : undefined, byKey);
  };
  return (
    <input
      ref={field}
      value={text}
      maxLength={200}
      dir="auto"
      aria-label={t("sidebar.renameLabel")}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === "Enter") finish(true, true);
        if (event.key === "Escape") finish(false, true);
      }}
      className="h-9 w-full rounded border border-line-strong bg-paper px-3 text-ink max-md:h-11 max-md:text-body"
    />
  );
}
