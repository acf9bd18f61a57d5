import type { Metadata } from "next";
import { ModelPlaza } from "@/components/models/model-plaza";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listModelCards } from "@/lib/chat/models";
import { messagesFor } from "@/lib/i18n/messages-for";
import { pageLocale } from "@/lib/i18n/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesFor(await pageLocale())["models.title"] };
}

/** Every model that can be asked for, to look through. */
export default async function ModelsPage() {
  await requirePageViewer();
  return <ModelPlaza models={await listModelCards()} />;
}
