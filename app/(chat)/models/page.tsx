import type { Metadata } from "next";
import { ModelPlaza } from "@/components/models/model-plaza";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listModelCards } from "@/lib/chat/models";

export const metadata: Metadata = { title: "Models" };

/** Every model that can be asked for, to look through. */
export default async function ModelsPage() {
  await requirePageViewer();
  return <ModelPlaza models={await listModelCards()} />;
}
