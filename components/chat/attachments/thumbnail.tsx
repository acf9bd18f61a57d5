"use client";

import { type ReactNode, useState } from "react";
import { cn } from "@/lib/cn";

/**
 * A small picture from Parley itself or from the reader's own disk, never from elsewhere; what the browser cannot draw
 * is replaced by `fallback`.
 */
export function Thumbnail({
  source,
  alt,
  fallback,
  className,
}: {
  source: string;
  alt: string;
  fallback: ReactNode;
  className?: string;
}) {
  const [failed, setFailed] = useState("");
  if (failed === source) return fallback;
  return (
    <picture className="contents">
      <img
        src={source}
        alt={alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setFailed(source)}
        className={cn("object-cover", className)}
      />
    </picture>
  );
}
