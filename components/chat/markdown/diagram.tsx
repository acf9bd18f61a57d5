"use client";

import { Code, Copy, Maximize2, Workflow } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useRef, useState } from "react";
import { copyText } from "@/components/chat/copy-text";
import { useText } from "@/components/text-context";
import { CodeBody } from "./code-body";
import { CodeFrame } from "./code-frame";
import { describeDiagram } from "./describe-diagram";
import { Picture } from "./picture";
import { QuietButton, QuietCopyButton } from "./quiet-button";
import { useDrawing } from "./use-drawing";
import "./code.css";

/** Where the dialog cannot be fetched the drawing stays as it is. */
const NoDialog = (_props: ComponentProps<typeof import("./diagram-dialog").default>) => null;
const DiagramDialog = lazy(() => import("./diagram-dialog").catch(() => ({ default: NoDialog })));

/**
 * A Mermaid diagram: its source until someone looks at it, then a drawing. The drawing is a picture from bytes of this
 * page, in which no script runs and from which nothing is fetched.
 */
export function Diagram({ source }: { source: string }) {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [asSource, setAsSource] = useState(false);
  const [large, setLarge] = useState(false);
  const drawing = useDrawing(frame, source);
  const shown = !asSource && drawing !== null && drawing !== "failed" ? drawing : null;
  const alt = t("diagram.kind", { kind: describeDiagram(source) });
  const buttons = (
    <>
      {drawing !== "failed" && (
        <QuietButton label={t(asSource ? "diagram.drawing" : "diagram.source")} onClick={() => setAsSource(!asSource)}>
          {asSource ? <Workflow aria-hidden="true" /> : <Code aria-hidden="true" />}
        </QuietButton>
      )}
      {shown && (
        <QuietButton label={t("diagram.enlarge")} onClick={() => setLarge(true)}>
          <Maximize2 aria-hidden="true" />
        </QuietButton>
      )}
      <QuietCopyButton label={t("diagram.copy")} onCopy={() => copyText(source)}>
        <Copy aria-hidden="true" />
      </QuietCopyButton>
    </>
  );
  return (
    <div ref={frame}>
      <CodeFrame name={t("diagram.label")} buttons={buttons}>
        {shown ? (
          <div className="flex justify-center bg-paper p-4">
            <Picture
              source={shown.address}
              alt={alt}
              width={shown.width}
              height={shown.height}
              className="h-auto max-w-full"
            />
          </div>
        ) : (
          <CodeBody code={source} language="mermaid" growing={false} wrapped={false} />
        )}
        {drawing === "failed" && (
          <p className="border-line border-t px-4 py-2 text-ink-soft text-small">{t("diagram.failed")}</p>
        )}
      </CodeFrame>
      {large && shown && (
        <Suspense fallback={null}>
          <DiagramDialog drawing={shown} alt={alt} onClose={() => setLarge(false)} />
        </Suspense>
      )}
    </div>
  );
}
