"use client";

import { type ComponentType, useEffect, useState } from "react";
import { loadSourceCard } from "./load-source-card";
import type { SourceCardProps } from "./source-card";
import { sourceCard, useSourceCard } from "./source-card-store";

/** Where an answer's card appears; nothing until somebody reaches for a chip. */
export function SourceCardHost({ scope }: { scope: string }) {
  const shown = useSourceCard(({ shown }) => (shown?.scope === scope ? shown : undefined));
  const [Card, setCard] = useState<ComponentType<SourceCardProps>>();
  const wanted = shown !== undefined && Card === undefined;
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void loadSourceCard().then((loaded) => {
      if (gone) return;
      if (loaded) setCard(() => loaded);
      else sourceCard.hide();
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  return shown && Card ? <Card key={shown.source.number} shown={shown} /> : null;
}
