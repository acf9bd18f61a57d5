import type { ComposerTools } from "@/components/chat/composer/composer-tools";
import type { DraftClient } from "@/components/chat/composer/draft-client";
import type { Places } from "@/components/chat/composer/use-places";

/** What commands work on. */
export type CommandContext = { draft: DraftClient; tools: ComposerTools; places: Places };
