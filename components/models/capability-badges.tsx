"use client";

import { useText } from "@/components/text-context";
import type { CapabilityWord } from "@/lib/core/capability-words";
import type { TextKey } from "@/lib/i18n/messages/en";

/** What each capability is called. */
export const capabilityNames: Record<CapabilityWord, TextKey> = {
  vision: "capability.vision",
  audio: "capability.audio",
  video: "capability.video",
  file: "capability.file",
  speech: "capability.speech",
  tools: "capability.tools",
  json: "capability.json",
  search: "capability.search",
  reasoning: "capability.reasoning",
  logprobs: "capability.logprobs",
};

/** What a model can do by itself, in quiet words. */
export function CapabilityBadges({ words }: { words: readonly CapabilityWord[] }) {
  const { t } = useText();
  if (words.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {words.map((word) => (
        <span key={word} className="rounded-small bg-paper-soft px-1.5 py-0.5 text-small text-ink-soft">
          {t(capabilityNames[word])}
        </span>
      ))}
    </span>
  );
}
