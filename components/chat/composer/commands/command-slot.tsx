"use client";

import type { CommandContext } from "./command-context";
import type { CommandLine } from "./use-command-line";

/** The place of the commands over the field. */
export function CommandSlot({
  id,
  commands: { shown, keys, dismiss },
  context,
  onActive,
}: {
  id: string;
  commands: CommandLine;
  context: CommandContext;
  onActive: (id: string | undefined) => void;
}) {
  if (!shown) return null;
  const leave = (chosen: boolean) => {
    if (chosen) context.draft.change({ text: "" });
    else dismiss();
  };
  return <shown.List query={shown.query} context={context} field={{ id, keys, onActive }} onLeave={leave} />;
}
