"use client";

import { useEffect, useEffectEvent } from "react";

/** What other parts of the page can ask of the thread that is open. `let-go`: of the end; `move`: scroll a little. */
export type ThreadCommand =
  | { type: "find" }
  | { type: "print" }
  | { type: "show"; messageId: string }
  | { type: "let-go" }
  | { type: "move"; pixels: number };

const listeners = new Set<(command: ThreadCommand) => void>();

/** Asks the open thread for something; without one nothing happens. */
export function askThread(command: ThreadCommand): void {
  for (const listener of listeners) listener(command);
}

/** Takes what is asked of the thread while the component is there. */
export function useThreadCommands(listener: (command: ThreadCommand) => void): void {
  const onCommand = useEffectEvent(listener);
  useEffect(() => {
    const own = (command: ThreadCommand) => onCommand(command);
    listeners.add(own);
    return () => {
      listeners.delete(own);
    };
  }, []);
}
