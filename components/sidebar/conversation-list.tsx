"use client";

import { usePathname } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useConversations } from "@/components/conversations-context";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { useText } from "@/components/text-context";
import { languageTags } from "@/lib/i18n/locale";
import { ConversationRow } from "./conversation-row";
import { type Clock, type DateGroup, groupByDate, monthName } from "./group-by-date";
import { useConversationChanges } from "./use-conversation-changes";

const refreshClockMs = 60_000;

/** The clock of the server until the page is alive, then the reader's own. */
function useClock(server: Clock): Clock {
  const [clock, setClock] = useState(server);
  useEffect(() => {
    const read = () => setClock({ now: Date.now(), offsetMinutes: -new Date().getTimezoneOffset() });
    read();
    const timer = setInterval(read, refreshClockMs);
    return () => clearInterval(timer);
  }, []);
  return clock;
}

/** The conversations by date. */
export function ConversationList({ clock: serverClock, onOpen }: { clock: Clock; onOpen: () => void }) {
  const { t, locale } = useText();
  const { conversations } = useConversations();
  const { rename, remove } = useConversationChanges();
  const clock = useClock(serverClock);
  const pathname = usePathname();
  const active = sessIdOfPath(pathname);
  const groups = useMemo(() => groupByDate(conversations, clock), [conversations, clock]);
  if (groups.length === 0) return <p className="px-3 py-2 text-ink-faint">{t("sidebar.empty")}</p>;
  return groups.map((group) => (
    <section key={group.key} aria-labelledby={`group-${group.key}`} className="pb-4">
      <h2 id={`group-${group.key}`} className="px-3 pt-1 pb-1 text-small text-ink-faint">
        {groupName(group.key)}
      </h2>
      <ul className="flex flex-col gap-px">
        {group.conversations.map((conversation) => (
          <ConversationRow
            key={conversation.sessId}
            conversation={conversation}
            active={conversation.sessId === active}
            onOpen={onOpen}
            onRename={rename}
            onDelete={remove}
          />
        ))}
      </ul>
    </section>
  ));

  function groupName(key: DateGroup["key"]): string {
    if (key === "today" || key === "yesterday" || key === "week" || key === "month") return t(`sidebar.${key}`);
    return monthName(key, languageTags[locale]);
  }
}
