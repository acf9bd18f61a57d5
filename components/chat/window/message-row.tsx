"use client";

import { memo, type ReactNode, useMemo } from "react";
import { cn } from "@/lib/cn";
import { ArticlePlaceContext } from "./article-place";

type Props = {
  id: string;
  /** Where the message stands in the thread, from 0, and how many there are. */
  index: number;
  count: number;
  /** `parked`: stays in the page out of sight; `empty`: a place without its message. */
  look: "shown" | "parked" | "empty";
  /** Is told of the element, and when it goes. */
  watch: (element: HTMLElement | null) => (() => void) | undefined;
};

/** The place of one message: its height with all margins is the row's own, so that heights can be added up. */
export function MessageRow({ id, index, count, look, watch, children }: Props & { children: ReactNode }) {
  const place = useMemo(
    () => ({ "aria-posinset": index + 1, "aria-setsize": count, tabIndex: -1 as const }),
    [index, count],
  );
  return (
    <div
      ref={watch}
      id={`m-${id}`}
      data-row={id}
      data-empty={look === "empty" ? "" : undefined}
      className={cn(
        "thread-row flow-root",
        index === 0 && "[&>article]:mt-2",
        look === "parked" && "h-px overflow-clip",
      )}
    >
      <ArticlePlaceContext value={place}>{children}</ArticlePlaceContext>
    </div>
  );
}

/** Room for messages that are not drawn, with the look of some. */
export const Gap = memo(function Gap({ height }: { height: number }) {
  return <div aria-hidden className="thread-gap thread-lines" style={{ height }} />;
});
