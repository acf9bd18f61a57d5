"use client";

import { useEffect, useState } from "react";
import { ScrollArea } from "./scroll-area";
import { type Typeset, typesetNow, typesetSoon } from "./typeset";

/** What a line of display TeX is likely to take, in em, so that little moves when it is typeset. */
const LINE = 1.8;
const TALL_LINE = 2.9;
const TALL = /\\(?:d?frac|sum|prod|int|oint|bigcup|bigcap|lim|binom|underbrace|overbrace)\b/;

function likelyHeight(tex: string): string {
  const lines = tex.split("\\\\");
  return `${lines.reduce((sum, line) => sum + (TALL.test(line) ? TALL_LINE : LINE), 0)}em`;
}

function useTypeset(tex: string, display: boolean): Typeset | null {
  const [typeset, setTypeset] = useState(() => typesetNow(tex, display));
  useEffect(() => {
    if (typeset) return;
    let gone = false;
    void typesetSoon(tex, display).then((made) => {
      if (!gone) setTypeset(made);
    });
    return () => {
      gone = true;
    };
  }, [typeset, tex, display]);
  return typeset;
}

function LineFormula({ tex, roomy }: { tex: string; roomy: boolean }) {
  const typeset = useTypeset(roomy ? `\\displaystyle ${tex}` : tex, false);
  if (typeset && typeset !== "source") {
    return (
      <span dir="ltr" data-formula="line" data-source={`$${tex}$`} className="[unicode-bidi:isolate]">
        {typeset.elements}
      </span>
    );
  }
  return <code className="font-mono text-[0.875em] text-ink-soft">{typeset ? `$${tex}$` : tex}</code>;
}

function OwnFormula({ tex }: { tex: string }) {
  const typeset = useTypeset(tex, true);
  const source = `$$\n${tex}\n$$`;
  if (typeset === "source") {
    return (
      <ScrollArea className="rounded-small">
        <pre dir="ltr" className="font-mono text-[0.875em] text-ink-soft leading-6">
          {source}
        </pre>
      </ScrollArea>
    );
  }
  return (
    <ScrollArea className="rounded-small">
      {typeset ? (
        <div dir="ltr" data-formula="own" data-source={source}>
          {typeset.elements}
        </div>
      ) : (
        <code
          dir="ltr"
          style={{ minHeight: likelyHeight(tex) }}
          className="block truncate text-center font-mono text-[0.875em] text-ink-soft"
        >
          {tex}
        </code>
      )}
    </ScrollArea>
  );
}

type Props = {
  tex: string;
  /** On a line of its own; in a line of text otherwise. */
  own?: boolean;
  /** With the signs as large as on a line of their own. */
  roomy?: boolean;
};

/** A formula; its TeX until it is typeset, and for good where it cannot be. */
export function Formula({ tex, own = false, roomy = false }: Props) {
  return own ? <OwnFormula key={tex} tex={tex} /> : <LineFormula key={tex} tex={tex} roomy={roomy} />;
}
