import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useModels } from "@/components/models-context";
import type { DraftClient } from "./draft-client";
import { emptyDraft } from "./empty-draft";
import { mergeDrafts } from "./merge-drafts";

const ours = ["q", "model", "temporary"];

/**
 * What the address of a new chat asks for: `?q=` fills the field and never sends, `?model=` chooses a model,
 * `?temporary=1` begins a temporary chat. The address is then cleaned. Returns whether the chat is to be temporary.
 */
export function useNewAddress(draft: DraftClient): boolean {
  const wanted = useSearchParams();
  const { models } = useModels();
  const [temporary, setTemporary] = useState(false);
  useEffect(() => {
    if (!ours.some((name) => wanted.has(name))) return;
    const text = wanted.get("q") ?? "";
    const name = wanted.get("model");
    const model = models.find(({ id, qualifiedId }) => qualifiedId === name || id === name)?.qualifiedId;
    // What is in the field already is offered beside it.
    draft.change(mergeDrafts(emptyDraft, { ...emptyDraft, text, ...(model ? { model } : {}) }, draft.getContent()));
    if (wanted.get("temporary") === "1") setTemporary(true);
    const left = new URLSearchParams([...wanted].filter(([key]) => !ours.includes(key))).toString();
    history.replaceState(null, "", left === "" ? location.pathname : `${location.pathname}?${left}`);
  }, [wanted, draft, models]);
  return temporary;
}
