"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { CompareVersionsProps } from "@/components/chat/compare/compare-versions";
import { type ParleyMessage, textOfMessage } from "@/components/chat/parley-message";
import type { ConversationActions } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import { useExplained } from "./use-explained";

const loadPanel = () => import("@/components/chat/compare/compare-versions");

type Ready = { Panel: ComponentType<CompareVersionsProps>; versions: ParleyMessage[] };

/** The versions of a message side by side, as soon as they and the code for it are there. */
export function Comparison({
  message,
  load,
  onClose,
}: {
  message: ParleyMessage;
  load: ConversationActions["load"];
  onClose: () => void;
}) {
  const { locale } = useText();
  const explained = useExplained();
  const [ready, setReady] = useState<Ready>();
  useEffect(() => {
    let gone = false;
    const work = Promise.all([loadPanel(), load(message.metadata?.versions ?? [])]);
    explained(work, "branches.compareFailed").then((done) => {
      if (gone) return;
      if (!done || done[1].length < 2) return onClose();
      setReady({ Panel: done[0].default, versions: done[1] });
    });
    return () => {
      gone = true;
    };
  }, [message, load, explained, onClose]);
  if (!ready) return null;

  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const toVersion = (version: ParleyMessage, index: number) => {
    const { model, createdAt } = version.metadata ?? {};
    const facts = [model?.slice(model.indexOf("/") + 1), createdAt && time.format(createdAt)].filter(Boolean);
    return { id: version.id, label: [`${index + 1}`, ...facts].join(" · "), text: textOfMessage(version) };
  };
  return <ready.Panel versions={ready.versions.map(toVersion)} shown={message.id} onClose={onClose} />;
}
