"use client";

import { ChevronRight } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { groupSources, useCitations } from "./citations/citations-context";
import { type Source, textOfParts } from "./citations/read-sources";
import type { ParleyMessage } from "./parley-message";
import { SourceLine } from "./source-line";

/** More than this many are one line of hosts until somebody opens them. */
const shownAtOnce = 3;

/** The list of sources under an answer: those it cites, and apart from them those it does not. */
export function Sources({ parts }: { parts: ParleyMessage["parts"] }) {
  const { t } = useText();
  const { sources } = useCitations();
  const id = useId();
  const [open, setOpen] = useState(false);
  const groups = useMemo(() => groupSources(textOfParts(parts), sources), [parts, sources]);
  if (sources.size === 0) return null;
  const folds = sources.size > shownAtOnce;
  return (
    <section aria-label={t("thread.sources")} className="mt-4 border-t border-line pt-3 text-ui">
      {folds && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-ms-1.5 flex max-w-full items-center gap-1 rounded-small py-0.5 ps-1 pe-1.5 text-ink-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            className={cn("size-4 shrink-0 text-ink-faint transition-transform rtl:-scale-x-100", open && "rotate-90")}
          />
          <span className="shrink-0 tabular-nums">{t("sources.count", { count: sources.size })}</span>
          {!open && <Hosts sources={[...groups.cited, ...groups.others]} />}
        </button>
      )}
      <div id={id} hidden={folds && !open} className={cn("flex flex-col gap-4", folds && "mt-3")}>
        {(!folds || open) && <Groups {...groups} />}
      </div>
    </section>
  );
}

function Hosts({ sources }: { sources: readonly Source[] }) {
  const hosts = [...new Set(sources.map(({ host }) => host.replace(/^www\./, "")))];
  return <bdi className="min-w-0 truncate ps-1 text-small leading-5 text-ink-faint">{hosts.join(" · ")}</bdi>;
}

/** Where all are cited, or none is, there is nothing to tell apart. */
function Groups({ cited, others }: { cited: Source[]; others: Source[] }) {
  const { t } = useText();
  if (cited.length === 0) return <Lines sources={others} cited={false} />;
  if (others.length === 0) return <Lines sources={cited} cited />;
  return (
    <>
      <Lines sources={cited} cited title={t("sources.cited")} />
      <Lines sources={others} cited={false} title={t("sources.others")} />
    </>
  );
}

function Lines({ sources, cited, title }: { sources: readonly Source[]; cited: boolean; title?: string }) {
  const { scope } = useCitations();
  const id = useId();
  return (
    <div>
      {title && (
        <p id={id} className="mb-2 text-small text-ink-faint">
          {title}
        </p>
      )}
      <ol aria-labelledby={title && id} className="flex flex-col gap-3">
        {sources.map((source) => (
          <SourceLine key={source.number} source={source} scope={scope} cited={cited} />
        ))}
      </ol>
    </div>
  );
}
