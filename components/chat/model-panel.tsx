"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { LayoutGrid } from "lucide-react";
import Link from "next/link";
import { type RefObject, useRef } from "react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { ModelBrief } from "@/lib/core/model";
import { ModelSearch } from "./model-search";

/** From this many models on the panel keeps its height, so that the field stays in place while the list gets shorter. */
const many = 8;

type Props = {
  model?: ModelBrief;
  /** The button that opened the list. */
  trigger: RefObject<HTMLButtonElement | null>;
  onChoose: (model: ModelBrief) => void;
  onClose: () => void;
};

/** Every model, to search through and choose from, over the composer. */
export default function ModelPanel({ model, trigger, onChoose, onClose }: Props) {
  const { t } = useText();
  const { models } = useModels();
  const panel = useRef<HTMLDivElement>(null);
  const leftForElsewhere = useRef(false);
  const choose = (one: ModelBrief) => {
    onChoose(one);
    onClose();
  };
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content
        ref={panel}
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          // On a touch screen focus in the field would bring up the keyboard over the list.
          if (matchMedia("(pointer: fine)").matches) return;
          event.preventDefault();
          panel.current?.focus();
        }}
        onInteractOutside={(event) => {
          if (event.target instanceof Node && trigger.current?.contains(event.target)) event.preventDefault();
          else leftForElsewhere.current = true;
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!leftForElsewhere.current) trigger.current?.focus();
        }}
        className={cn(
          "rise absolute inset-x-0 bottom-[calc(100%+0.5rem)] z-50 flex max-h-[min(30rem,calc(100dvh-13rem))] flex-col overflow-hidden",
          "rounded-surface border border-line bg-paper-raised text-ui text-ink shadow-float outline-none sm:right-auto sm:w-[28rem]",
          models.length >= many && "h-120",
        )}
      >
        <Dialog.Title className="sr-only">{t("model.choose")}</Dialog.Title>
        <ModelSearch model={model} onChoose={choose} />
        <Link
          href="/models"
          prefetch={false}
          className="flex h-10 shrink-0 items-center gap-2.5 border-t border-line px-3.5 text-ink-soft outline-offset-[-2px] transition-colors hover:bg-paper-soft hover:text-ink max-md:h-11"
        >
          <LayoutGrid aria-hidden className="size-4" />
          {t("model.all")}
        </Link>
      </Dialog.Content>
    </Dialog.Root>
  );
}
