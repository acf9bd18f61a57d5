"use client";

import { ChevronDown, RotateCcw } from "lucide-react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useText } from "@/components/text-context";
import { Menu } from "@/components/ui/menu";
import { useBranches } from "./branches-context";
import { ActionButton, type MessageAction, toMenuEntries } from "./message-action";

/** Asks for another answer; the small menu beside it has the other ways to get one. */
export function RegenerateButton({ message, others }: { message: ParleyMessage; others: readonly MessageAction[] }) {
  const { t } = useText();
  const branches = useBranches();
  if (!branches) return null;
  const again = {
    key: "regenerate",
    label: t("branches.regenerate"),
    icon: RotateCcw,
    run: () => branches.regenerate(message.id),
    hindrance: branches.hindrance,
  };
  return (
    <span className="inline-flex items-center">
      <ActionButton action={again} />
      <span className="max-md:hidden">
        <Menu
          width="w-64"
          entries={toMenuEntries(others)}
          trigger={{
            "aria-label": t("branches.regenerateHow"),
            title: t("branches.regenerateHow"),
            className:
              "-ms-1.5 inline-flex h-9 w-5 items-center justify-center rounded transition-colors hover:bg-paper-soft [&_svg]:!size-3.5",
            children: <ChevronDown aria-hidden />,
          }}
        />
      </span>
    </span>
  );
}
