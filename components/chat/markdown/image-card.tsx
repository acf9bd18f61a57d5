"use client";

import { Image } from "lucide-react";
import { useText } from "@/components/text-context";
import { toSafeLink } from "./safe-link";

/**
 * A picture a model named. It never becomes an image element: React would fetch it at once, and its address can carry
 * what was said in the conversation to somebody else. The reader opens it, knowing the host, or does not.
 */
export function ImageCard({ target, alt }: { target: string; alt: string }) {
  const { t } = useText();
  const link = toSafeLink(target);
  if (!link || link.href.startsWith("mailto:")) return <>{alt}</>;
  return (
    <a
      href={link.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="inline-flex max-w-full items-center gap-3 rounded-surface border border-line bg-paper-raised px-3 py-2 align-middle text-ui transition-colors hover:bg-paper-soft"
    >
      <Image aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0">
        {alt !== "" && (
          <span dir="auto" className="block text-ink">
            {alt}
          </span>
        )}
        <span className="block text-ink-soft text-small">{t("image.blocked", { host: link.host })}</span>
      </span>
      <span className="shrink-0 text-accent">{t("image.open")}</span>
    </a>
  );
}
