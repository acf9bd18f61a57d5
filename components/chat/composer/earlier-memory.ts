import { readWishes } from "@/components/chat/answer-wishes";
import { newDraftKey } from "@/lib/core/composer-bounds";
import type { DraftContent } from "@/lib/core/draft";

/** What this browser remembered before composers were kept on the server. It is read once and then forgotten here. */
export function takeEarlierMemory(key: string): Partial<DraftContent> {
  const text = take(`parley-draft:${key}`);
  const [model, wishes] = key === newDraftKey ? [take("parley-model"), take("parley-answers")] : [];
  return {
    ...(text ? { text } : {}),
    ...(model ? { model } : {}),
    ...(wishes ? { wishes: readWishes(parse(wishes)) } : {}),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function take(name: string): string | undefined {
  try {
    const value = localStorage.getItem(name);
    localStorage.removeItem(name);
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
