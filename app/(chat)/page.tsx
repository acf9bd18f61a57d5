import { NewConversation } from "@/components/chat/new-conversation";
import { requirePageViewer } from "@/lib/auth/page-viewer";

export default async function NewConversationPage() {
  await requirePageViewer();
  return <NewConversation />;
}
