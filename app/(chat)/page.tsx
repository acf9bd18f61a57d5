import { NewConversation } from "@/components/chat/new-conversation";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { findDraft } from "@/lib/chat/drafts";
import { newDraftKey } from "@/lib/core/composer-bounds";

export default async function NewConversationPage() {
  const viewer = await requirePageViewer();
  const page = { draft: await findDraft(viewer, newDraftKey) };
  return <NewConversation page={page} />;
}
