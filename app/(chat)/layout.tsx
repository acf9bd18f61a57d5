import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ChatShell } from "@/components/chat-shell";
import { ConversationsProvider } from "@/components/conversations-context";
import { LiveEventsProvider } from "@/components/live-events";
import { ModelsProvider } from "@/components/models-context";
import { sidebarCookie, themeCookie, toTheme } from "@/components/page-cookie";
import { ToastProvider } from "@/components/toast";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listConversations } from "@/lib/chat/conversations";
import { listPageModels } from "@/lib/chat/models";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageViewer();
  const [conversations, models, jar] = await Promise.all([listConversations(viewer), listPageModels(), cookies()]);
  const clock = { now: Date.now(), offsetMinutes: -new Date().getTimezoneOffset() };
  return (
    <LiveEventsProvider>
      <ModelsProvider initial={models}>
        <ConversationsProvider initial={conversations}>
          <ToastProvider>
            <ChatShell
              clock={clock}
              theme={toTheme(jar.get(themeCookie)?.value)}
              folded={jar.get(sidebarCookie)?.value === "folded"}
            >
              {children}
            </ChatShell>
          </ToastProvider>
        </ConversationsProvider>
      </ModelsProvider>
    </LiveEventsProvider>
  );
}
