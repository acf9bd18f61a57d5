"use client";

import { Ellipsis } from "lucide-react";
import { useText } from "@/components/text-context";
import { buttonClass } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { cn } from "@/lib/cn";
import { ActionButton, type MessageAction, toMenuEntries } from "./message-action";

/**
 * The rest of what can be done with a message: side by side where there is room, else behind one button, together with
 * what is `hidden` elsewhere on a narrow page.
 */
export function MoreActions({
  actions,
  hidden = [],
}: {
  actions: readonly MessageAction[];
  hidden?: readonly MessageAction[];
}) {
  const { t } = useText();
  return (
    <>
      <span className="flex items-center max-md:hidden">
        {actions.map((action) => (
          <ActionButton key={action.key} action={action} />
        ))}
      </span>
      <span className="md:hidden">
        <Menu
          align="end"
          width="w-64"
          trigger={{
            "aria-label": t("branches.more"),
            className: cn(buttonClass("quiet"), "size-11 !px-0"),
            children: <Ellipsis aria-hidden />,
          }}
          entries={toMenuEntries([...hidden, ...actions])}
        />
      </span>
    </>
  );
}
