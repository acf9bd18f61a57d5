"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { memo, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import { Menu } from "@/components/ui/menu";
import { cn } from "@/lib/cn";
import type { ConversationSummary } from "@/lib/core/conversation";
import { RenameField } from "./rename-field";

type Props = {
  conversation: ConversationSummary;
  active: boolean;
  onOpen: (sessId: string) => void;
  onRename: (sessId: string, title: string) => void;
  onDelete: (conversation: ConversationSummary) => void;
};

/** One conversation in the sidebar. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, active, onOpen, onRename, onDelete } = props;
  const { t } = useText();
  const toast = useToast();
  const link = useRef<HTMLAnchorElement>(null);
  const [renaming, setRenaming] = useState(false);
  const title = conversation.title || t("sidebar.untitled");
  if (renaming) {
    return (
      <li>
        <RenameField
          title={title}
          onDone={(changed, byKey) => {
            setRenaming(false);
            if (byKey) requestAnimationFrame(() => link.current?.focus());
            if (changed !== undefined) onRename(conversation.sessId, changed);
          }}
        />
      </li>
    );
  }
  return (
    <li className="group/row relative">
      <Link
        ref={link}
        href={`/c/${encodeURIComponent(conversation.sessId)}`}
        prefetch={false}
        aria-current={active ? "page" : undefined}
        onClick={(event) => {
          if (active) event.preventDefault();
          if (!navigator.onLine) {
            // Without a network the browser would leave the page for one of its own.
            event.preventDefault();
            toast({ text: t("error.network") });
            return;
          }
          onOpen(conversation.sessId);
        }}
        className={cn(
          "flex h-9 items-center gap-2 rounded pr-3 pl-3 transition-colors group-focus-within/row:pr-9 group-hover/row:pr-9 max-md:h-11 max-md:pr-12 pointer-coarse:pr-12",
          active ? "bg-paper-raised pr-9 font-medium text-ink" : "text-ink-soft hover:bg-paper/70 hover:text-ink",
        )}
      >
        <span dir="auto" title={title} className="min-w-0 flex-1 truncate">
          {title}
        </span>
        {conversation.running && (
          <span className="live-caret !size-2 shrink-0 !rounded-full" role="img" aria-label={t("sidebar.running")} />
        )}
      </Link>
      <Menu
        align="start"
        width="w-44"
        trigger={{
          "aria-label": t("sidebar.options", { title }),
          className: cn(
            "absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded text-ink-faint",
            "hover:bg-paper-sunken hover:text-ink max-md:top-0 max-md:right-0 max-md:size-11 [&_svg]:size-4",
            "opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 aria-expanded:opacity-100",
            "pointer-coarse:opacity-100 max-md:opacity-100",
            active && "opacity-100",
          ),
          children: <Ellipsis aria-hidden />,
        }}
        entries={[
          {
            kind: "item",
            key: "rename",
            text: t("sidebar.rename"),
            icon: <Pencil aria-hidden />,
            onSelect: () => setRenaming(true),
          },
          {
            kind: "item",
            key: "delete",
            text: t("sidebar.delete"),
            icon: <Trash2 aria-hidden />,
            danger: true,
            onSelect: () => onDelete(conversation),
          },
        ]}
      />
    </li>
  );
});
