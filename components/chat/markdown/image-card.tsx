"use client";

import { Image } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useText } from "@/components/text-context";
import { Picture } from "./picture";
import { toSafeImage } from "./safe-image";
import { toSafeLink } from "./safe-link";

const CARD =
  "inline-flex max-w-full items-center gap-3 rounded-surface border border-line bg-paper-raised px-3 py-2 text-start align-middle text-ui transition-colors hover:bg-paper-soft max-md:min-h-11";

function CardContent({ alt, from, children }: { alt: string; from: string; children: ReactNode }) {
  return (
    <>
      <Image aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0">
        {alt !== "" && (
          <span dir="auto" className="block text-ink">
            {alt}
          </span>
        )}
        <span className="block text-ink-soft text-small">{from}</span>
      </span>
      <span className="shrink-0 text-accent">{children}</span>
    </>
  );
}

/** A picture that is written out in the answer itself. Decoding is work too, so it waits for the reader. */
function WrittenImage({ source, alt }: { source: `data:${string}`; alt: string }) {
  const { t } = useText();
  const [state, setState] = useState<"card" | "shown" | "broken">("card");
  if (state === "shown") {
    return (
      <Picture
        source={source}
        alt={alt || t("image.withoutName")}
        onBroken={() => setState("broken")}
        className="inline-block max-h-[70vh] max-w-full rounded border border-line"
      />
    );
  }
  return (
    <button type="button" disabled={state === "broken"} onClick={() => setState("shown")} className={CARD}>
      <CardContent alt={alt} from={t(state === "broken" ? "image.broken" : "image.inAnswer")}>
        {state === "card" && t("image.show")}
      </CardContent>
    </button>
  );
}

/**
 * A picture a model named. It never becomes an image element by itself: React would fetch it at once, and its address
 * can carry what was said in the conversation to somebody else. The page may not load foreign pictures even when asked
 * to, so the card opens a tab; a picture whose bytes are in the answer is shown in its place.
 */
export function ImageCard({ target, alt }: { target: string; alt: string }) {
  const { t } = useText();
  const source = toSafeImage(target);
  if (source) return <WrittenImage source={source} alt={alt} />;
  const link = toSafeLink(target);
  if (!link || link.href.startsWith("mailto:")) return <>{alt}</>;
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer nofollow" className={CARD}>
      <CardContent alt={alt} from={t("image.blocked", { host: link.host })}>
        {t("image.open")}
      </CardContent>
    </a>
  );
}
