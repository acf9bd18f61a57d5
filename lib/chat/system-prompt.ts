import { getConversationRow } from "@/db/queries/conversations";
import { readPreferences } from "@/db/queries/preferences";
import type { StartTurnBody } from "@/lib/core/conversation";
import type { Viewer } from "@/lib/core/viewer";

/**
 * The system prompt of a question: what it says itself, else that of its conversation, else, where the conversation
 * begins with it, the viewer's default. Undefined or empty: none.
 */
export async function systemPromptOf(
  viewer: Viewer,
  { sessId, system }: Pick<StartTurnBody, "sessId" | "system">,
): Promise<string | undefined> {
  if (system !== undefined) return system;
  const row = await getConversationRow(viewer, sessId);
  return row ? (row.system ?? undefined) : (await readPreferences(viewer)).system;
}
