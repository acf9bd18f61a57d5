"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { ModelSearch } from "@/components/chat/model-search";
import { useText } from "@/components/text-context";
import type { ModelBrief } from "@/lib/core/model";

type Props = { model?: ModelBrief; onChoose: (model: ModelBrief) => void; onClose: () => void };

/** Every model, to choose one for another answer. */
export default function ModelDialog({ model, onChoose, onClose }: Props) {
  const { t } = useText();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="rise fixed inset-0 z-40 bg-(--veil)" />
        <Dialog.Content
          aria-describedby={undefined}
          className="rise fixed inset-x-0 bottom-0 z-50 mx-auto flex h-120 max-h-[calc(100dvh-2rem)] w-full flex-col overflow-hidden rounded-t-surface bg-paper-raised pb-[env(safe-area-inset-bottom)] text-ui text-ink shadow-float outline-none md:top-[14vh] md:bottom-auto md:w-[28rem] md:rounded-surface"
        >
          <Dialog.Title className="px-4 pt-4 pb-2 font-medium">{t("branches.regenerateHow")}</Dialog.Title>
          <ModelSearch model={model} onChoose={onChoose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
