"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { useState } from "react";
import { CodeBlock } from "@/components/chat/markdown/code-block";
import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import { Tick } from "@/components/chat/parameters/controls/tick";
import { highlighted, LanguageTabs } from "@/components/models/language-tabs";
import { type SampleLanguage, toRequestCode } from "@/components/models/to-request-code";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import type { ModelBrief } from "@/lib/core/model";
import { toRequestBody } from "./to-request-body";
import { useWholeQuestion } from "./use-whole-question";
import { fullWriting, shortWriting } from "./writing";

type Props = { model: ModelBrief | undefined; system: string; question: NextQuestion; onClose: () => void };

/** The conversation's next request as code to copy. */
export function CodeDialog({ model, system, question, onClose }: Props) {
  const { t } = useText();
  const [language, setLanguage] = useState<SampleLanguage>("curl");
  const [full, setFull] = useState(false);
  const [isStreamed, setStreamed] = useState(true);
  const [isStored, setStored] = useState(false);
  const [asked] = useState(question);
  const { whole, failed } = useWholeQuestion(asked, full);
  const writing = full && whole?.bytes ? fullWriting(whole.bytes) : shortWriting(t);
  const code = whole && (
    <CodeBlock
      key={`${language} ${isStreamed} ${isStored} ${full}`}
      code={toRequestCode(
        language,
        toRequestBody(whole.question, {
          model: model?.id ?? "",
          system,
          placeholder: t("composer.placeholder"),
          isStreamed,
          isStored,
          writing,
        }),
        `${location.origin}/api/v1`,
      )}
      language={highlighted[language]}
      growing={false}
    />
  );
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-50 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-[min(52rem,100vw)] flex-col rounded-t-surface border border-line bg-paper pb-[env(safe-area-inset-bottom)] shadow-float outline-none sm:top-[6dvh] sm:bottom-auto sm:max-h-[88dvh] sm:w-[min(52rem,calc(100vw-3rem))] sm:rounded-surface"
        >
          <header className="flex min-h-14 shrink-0 items-center gap-1 ps-5 pe-2">
            <Dialog.Title className="me-auto text-title font-semibold">{t("viewCode.title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t("viewCode.close")}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-5 pb-3">
            <LanguageTabs language={language} onChoose={setLanguage} />
            <Tick label={t("viewCode.stream")} checked={isStreamed} onChange={setStreamed} />
            <Tick label={t("viewCode.sessId")} checked={isStored} onChange={setStored} />
            <Tick label={t("viewCode.full")} checked={full} onChange={setFull} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {failed && <p className="mb-3 text-small text-danger">{t("viewCode.failed")}</p>}
            {code ?? (!failed && <p className="py-8 text-center text-ink-soft">{t("viewCode.loading")}</p>)}
            <p className="mt-3 text-small text-ink-faint">{t("models.keyHint")}</p>
            {asked.parameters.temperature === undefined && (
              <p className="mt-1 text-small text-ink-faint">{t("viewCode.temperature")}</p>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
