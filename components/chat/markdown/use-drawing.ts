"use client";

import { type RefObject, useEffect, useState } from "react";
import type { Drawing } from "./draw-diagram";
import { useDarkPage } from "./use-dark-page";

/** Whether an element has been in sight, or nearly, since it is there. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (seen || !current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, seen]);
  return seen;
}

/** The drawing of a diagram for the theme of the page: null until somebody has seen the place and it is there. */
export function useDrawing(element: RefObject<HTMLElement | null>, source: string): Drawing | "failed" | null {
  const seen = useSeen(element);
  const dark = useDarkPage(seen);
  const [drawing, setDrawing] = useState<Drawing | "failed" | null>(null);
  useEffect(() => {
    if (!seen || dark === null) return;
    let gone = false;
    import("./draw-diagram")
      .then(({ drawDiagram }) => drawDiagram(source, dark))
      .then(
        (made) => {
          if (gone) URL.revokeObjectURL(made.address);
          else setDrawing(made);
        },
        () => {
          if (!gone) setDrawing("failed");
        },
      );
    return () => {
      gone = true;
    };
  }, [seen, dark, source]);
  useEffect(() => {
    if (drawing === null || drawing === "failed") return;
    return () => URL.revokeObjectURL(drawing.address);
  }, [drawing]);
  return drawing;
}
