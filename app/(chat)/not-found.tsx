import { NotFoundNote } from "@/components/not-found-note";

export default function ConversationNotFound() {
  return <NotFoundNote />;
}
