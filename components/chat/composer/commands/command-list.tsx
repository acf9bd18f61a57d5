"use client";

import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type Command, findCommands } from "./command";
import type { CommandContext } from "./command-context";
import { useCommands } from "./use-commands";

/** The keys of the field while the list is open; says whether a key was for the list. */
export type CommandKeys = { onKey: (event: KeyboardEvent) => boolean };

/** The list as the field knows it. */
export type ListOfField = {
  id: string;
  keys: Ref<CommandKeys>;
  /** The id of the line that Enter means; undefined where no line fits. */
  onActive: (id: string | undefined) => void;
};

export type CommandListProps = {
  query: string;
  context: CommandContext;
  field: ListOfField;
  /** The list is left; `chosen`: for a command, so that the words that looked for it go too. */
  onLeave: (chosen: boolean) => void;
};

/** The commands that fit what is typed after a slash. Focus stays in the field. */
export default function CommandList({ query, context, field, onLeave }: CommandListProps) {
  const { id, keys, onActive } = field;
  const { t } = useText();
  const found = findCommands(useCommands(context), query);
  const [active, setActive] = useState({ query, at: 0 });
  const at = active.query === query ? Math.min(active.at, found.length - 1) : 0;
  const idOf = (command: Command | undefined) => command && `${id}-${command.id}`;
  const activeId = idOf(found[at]);
  useEffect(() => onActive(activeId), [onActive, activeId]);

  const choose = (command: Command) => {
    onLeave(true);
    command.run();
  };
  const move = (to: number) => setActive({ query, at: (to + found.length) % found.length });
  useImperativeHandle(keys, () => ({
    onKey(event) {
      const chosen = found[at];
      if (event.key === "Escape") onLeave(false);
      else if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return false;
      else if (event.key === "ArrowDown") move(at + 1);
      else if (event.key === "ArrowUp") move(at - 1);
      else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) choose(chosen);
      else return false;
      return true;
    },
  }));

  return (
    <div
      className={cn(
        "rise absolute inset-x-0 bottom-[calc(100%+0.5rem)] z-50 flex max-h-[min(24.5rem,60dvh)] flex-col overflow-y-auto overscroll-contain sm:right-auto sm:w-96",
        "rounded-surface border border-line bg-paper-raised p-1 text-ui shadow-float",
        found.length === 0 && "hidden",
      )}
    >
      <p role="status" className="sr-only">
        {t("commands.count", { count: found.length })}
      </p>
      <div id={id} role="listbox" aria-label={t("commands.label")}>
        {found.map((command) => (
          <Line
            key={command.id}
            id={idOf(command) ?? ""}
            command={command}
            active={command === found[at]}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
    </div>
  );
}

type LineProps = { id: string; command: Command; active: boolean; onChoose: () => void };

function Line({ id, command: { icon: Icon, label, hint }, active, onChoose }: LineProps) {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <button
      type="button"
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cn(
        "flex min-h-9 w-full items-center gap-2.5 rounded px-2.5 py-1.5 text-start hover:bg-paper-soft max-md:min-h-11",
        active && "bg-paper-soft",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {label}
      </span>
      {hint && <span className="shrink-0 text-small text-ink-faint">{hint}</span>}
    </button>
  );
}
