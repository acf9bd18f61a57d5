"use client";

import { ArrowRight, ChevronRight } from "lucide-react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import type { ModelBrief } from "@/lib/core/model";
import { prepareForAnswer } from "./answer-parts";

const prompts = ["empty.prompt1", "empty.prompt2", "empty.prompt3"] as const;

type Props = {
  model?: ModelBrief;
  /** The chat will not be stored. */
  temporary: boolean;
  onSend?: (text: string) => void;
};

/** The first page: what this is, what to try, and how to get a real model. */
export function EmptyThread({ model, temporary, onSend }: Props) {
  const { t } = useText();
  return (
    <div className="pt-[max(1rem,11vh)] max-md:pt-4">
      <h1 className="text-display font-semibold tracking-tight text-balance">
        {t(temporary ? "temporary.title" : "empty.title")}
      </h1>
      <p className="mt-3 max-w-prose text-body text-ink-soft">{t(temporary ? "temporary.lead" : "empty.lead")}</p>
      <h2 className="mt-10 mb-1 text-small text-ink-faint max-md:mt-7">{t("empty.try")}</h2>
      <ul className="border-t border-line" onPointerEnter={prepareForAnswer} onFocus={prepareForAnswer}>
        {prompts.map((key) => (
          <li key={key} className="border-b border-line">
            <button
              type="button"
              disabled={!onSend}
              onClick={() => onSend?.(t(key))}
              className="group flex min-h-12 w-full items-center justify-between gap-4 py-2 text-left text-body transition-colors hover:text-accent"
            >
              {t(key)}
              <ArrowRight
                aria-hidden
                className="size-4 shrink-0 text-ink-faint transition-transform group-hover:translate-x-0.5 group-hover:text-accent"
              />
            </button>
          </li>
        ))}
      </ul>
      <DemoNote model={model} />
      <ConnectHelp first={isDemo(model)} />
    </div>
  );
}

function isDemo(model: ModelBrief | undefined): boolean {
  return model?.qualifiedId === "embedded/starter";
}

/** Says honestly that the built-in model is a demo, and what is being fetched. */
function DemoNote({ model }: { model?: ModelBrief }) {
  const { t } = useText();
  const { models } = useModels();
  const coming = models.find(({ status }) => status.state === "downloading");
  if (!isDemo(model)) return null;
  return (
    <p className="mt-8 max-w-prose text-ink-soft">
      {t("empty.demo")}{" "}
      {coming?.status.state === "downloading" &&
        t("empty.downloading", { name: coming.name, percent: Math.floor(coming.status.progress * 100) })}
    </p>
  );
}

function ConnectHelp({ first }: { first: boolean }) {
  const { t } = useText();
  return (
    <details className="group -ml-1 mt-3 text-ink-soft">
      <summary className="inline-flex min-h-9 list-none items-center gap-1.5 rounded font-medium text-ink max-md:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-faint transition-transform group-open:rotate-90" />
        {t(first ? "empty.connect" : "empty.connectMore")}
      </summary>
      <div className="rise flex max-w-prose flex-col gap-2 pt-1 pb-2 pl-6">
        <p>{t("empty.connectLead")}</p>
        <Command label={t("empty.connectKey")} text="OPENAI_API_KEY=sk-… npm start" />
        <Command label={t("empty.connectLocal")} text="CUSTOM_BASE_URL=http://127.0.0.1:8080/v1 npm start" />
        <p>{t("empty.connectAll")}</p>
      </div>
    </details>
  );
}

function Command({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="text-small text-ink-faint">{label}</p>
      <code className="mt-1 block rounded bg-paper-sunken px-3 py-2 font-mono text-small break-all text-ink">
        {text}
      </code>
    </div>
  );
}
