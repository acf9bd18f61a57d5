"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { isLoaded } from "@/components/chat/parley-message";
import { isEmpty } from "./row-elements";
import { type StepKind, stepFrom } from "./step-messages";
import type { ThreadWindow } from "./thread-window";

/** Pixels above a message that was stepped to. */
const stepOffset = 16;
/** Part of a screen that PageUp and PageDown go. */
const pagePart = 0.88;
/** Frames to wait for a message to come into the page. */
const patience = 60;

const inField = 'input,textarea,select,[contenteditable="true"]';
const inLayer = '[role="dialog"],[role="menu"],[role="listbox"]';

type Options = {
  messages: readonly ParleyMessage[];
  load: (ids: readonly string[]) => Promise<unknown>;
  /** Opens the search in the thread; false when its field has the focus, so that the browser's own may come. */
  find: () => boolean;
  print: () => void;
};

const isMod = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => (ctrlKey || metaKey) && !altKey && !shiftKey;

const isPlain = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => !ctrlKey && !metaKey && !altKey && !shiftKey;

/** The keys of a thread (see `threadShortcuts`), wherever on the page the focus is. */
export function useThreadKeys(scroller: RefObject<HTMLElement | null>, frame: ThreadWindow, options: Options): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { messages, load, find, print } = options;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.isComposing || messages.length === 0 || target.closest(inLayer)) return;
    const key = event.key.toLowerCase();
    if (isMod(event) && key === "f") {
      if (find()) event.preventDefault();
    } else if (isMod(event) && key === "p") {
      event.preventDefault();
      print();
    } else if (target.closest(inField)) {
      return;
    } else if (event.altKey && !event.ctrlKey && !event.metaKey && (key === "arrowup" || key === "arrowdown")) {
      event.preventDefault();
      void step(frame, messages, load, key === "arrowup" ? -1 : 1, event.shiftKey ? "message" : "question");
    } else if (isPlain(event) && scroller.current && !scroller.current.contains(target)) {
      frame.release();
      if (scrollByKey(scroller.current, target, event.key)) event.preventDefault();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

/** The browser does this by itself where the focus is in what scrolls; on a page without focus nothing would. */
function scrollByKey(scroller: HTMLElement, target: Element, key: string): boolean {
  if (target !== document.body && !target.closest("main")) return false;
  const page = scroller.clientHeight * pagePart;
  const tops: Record<string, number> = {
    Home: 0,
    End: scroller.scrollHeight,
    PageUp: scroller.scrollTop - page,
    PageDown: scroller.scrollTop + page,
  };
  const top = tops[key];
  if (top === undefined) return false;
  scroller.scrollTo({ top, behavior: "instant" });
  return true;
}

/** Goes to the next question or message and gives it the focus, so that it is read out and Tab goes on in it. */
async function step(
  frame: ThreadWindow,
  messages: readonly ParleyMessage[],
  load: Options["load"],
  by: 1 | -1,
  kind: StepKind,
): Promise<void> {
  const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
  const from = (focused === undefined ? undefined : frame.heights.indexOf(focused)) ?? frame.firstIndex();
  const message = stepFrom(messages, from, by, kind);
  if (!message) return;
  frame.show({ id: message.id, offset: stepOffset });
  if (!isLoaded(message)) await load([message.id]).catch(() => {});
  focusMessage(frame, message.id, patience);
}

function focusMessage(frame: ThreadWindow, id: string, frames: number): void {
  const row = frame.rows.get(id);
  if (row && !isEmpty(row)) {
    row.querySelector("article")?.focus({ preventScroll: true });
  } else if (frames > 0) requestAnimationFrame(() => focusMessage(frame, id, frames - 1));
}
