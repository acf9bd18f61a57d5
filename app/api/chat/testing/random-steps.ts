import * as fc from "fast-check";
import { isUnfinished } from "@/components/chat/branches/is-unfinished";
import { type ParleyMessage, textOfMessage } from "@/components/chat/parley-message";
import type { Fault } from "./page-network";
import type { PageTab } from "./page-tab";

/** One thing a person (or the network) does. `at` picks among what is there; `tab` says in which of the two pages. */
export type Step = { kind: StepKind; tab: 0 | 1; at: number; model: string; n: number };

const kinds = [
  "send",
  "edit",
  "regenerate",
  "continue",
  "show",
  "remove",
  "undo",
  "fork",
  "reload",
  "stop",
  "release",
  "both",
  "lose-request",
  "lose-response",
  "cut-stream",
  "go-away",
] as const;
type StepKind = (typeof kinds)[number];

/** What has to come more often, so that conversations grow and there is something for the others to act on. */
const often: StepKind[] = [
  "send",
  "send",
  "send",
  "send",
  "edit",
  "regenerate",
  "continue",
  "show",
  "remove",
  "undo",
  "undo",
];

export const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom(...kinds, ...often),
    tab: fc.constantFrom(0, 1),
    at: fc.nat(30),
    model: fc.constantFrom(...Array(5).fill("custom/quick"), "custom/cut", "custom/cut", "custom/held"),
    n: fc.constantFrom(1, 1, 1, 2),
  }),
  { minLength: 10, maxLength: 30 },
);

/** What the steps act on, and what they leave behind for the checks. */
export type World = {
  sessId: string;
  tabs: [PageTab, PageTab];
  faults: Fault[];
  release: () => void;
  /** Texts that somebody wanted sent, with those that came back. */
  said: string[];
  returned: Set<string>;
  /** Forks with the texts they must hold. */
  forks: { sessId: string; texts: string[] }[];
  /** Changed questions by their texts, with the question each was made from. */
  edits: Map<string, string>;
  /** Roots of what was deleted here. */
  removed: Set<string>;
};

function pick<T>(from: readonly T[], at: number): T | undefined {
  return from.length === 0 ? undefined : from[at % from.length];
}

const quietly = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

/** Does one step; resolves when it was taken or refused, while its answer may still run. */
export async function doStep(world: World, step: Step): Promise<void> {
  const tab = world.tabs[step.tab];
  const { messages } = tab;
  const loaded = messages.filter(({ metadata }) => metadata !== undefined);
  switch (step.kind) {
    case "send":
      return say(world, tab, step);
    case "edit":
      return edit(world, tab, step, pick(only(loaded, "user"), step.at));
    case "regenerate":
      return void tab.client.regenerate(pick(loaded, step.at)?.id ?? "", step.model, settingsOf(step));
    case "continue":
      return void tab.client.continueAnswer(pick(loaded.filter(isUnfinished), step.at)?.id ?? "", step.model);
    case "show":
      return void (await quietly(tab.client.show(anyVersion(loaded, step.at) ?? "")));
    case "remove":
      return remove(world, tab, pick(loaded, step.at));
    case "undo":
      return undo(world, tab);
    case "fork":
      return fork(world, tab, step.at);
    case "reload":
      return tab.reload();
    case "stop":
      return tab.client.stop();
    case "both":
      return void (await Promise.all([
        say(world, world.tabs[0], step),
        edit(world, world.tabs[1], step, pick(only(world.tabs[1].messages, "user"), step.at)),
      ]));
    case "release":
      return world.release();
    default:
      world.faults.push(faults[step.kind]);
  }
}

const faults = {
  "lose-request": "request",
  "lose-response": "response",
  "cut-stream": "stream",
  "go-away": "away",
} as const;

const settingsOf = ({ n }: Step) => (n > 1 ? { parameters: { n } } : {});

const only = (messages: readonly ParleyMessage[], role: string) => messages.filter((message) => message.role === role);

function anyVersion(messages: readonly ParleyMessage[], at: number): string | undefined {
  return pick(
    messages.flatMap(({ metadata }) => metadata?.versions ?? []),
    at,
  );
}

async function say(world: World, tab: PageTab, step: Step): Promise<void> {
  if (tab.client.getState().phase !== "idle") return;
  const text = `Question ${world.said.length}`;
  world.said.push(text);
  const unsubscribe = tab.client.subscribe(() => {
    const { returned } = tab.client.getState();
    if (returned) world.returned.add(returned.text);
  });
  void tab.client.send({ text }, step.model, settingsOf(step)).finally(unsubscribe);
}

async function edit(world: World, tab: PageTab, step: Step, question: ParleyMessage | undefined): Promise<void> {
  if (!question || tab.client.getState().phase !== "idle") return;
  const text = `Question ${world.said.length}, changed`;
  world.said.push(text);
  world.edits.set(text, question.id);
  void tab.client.edit(question.id, { text }, step.model, settingsOf(step)).then((refusal) => {
    if (refusal) world.returned.add(text);
  });
}

async function remove(world: World, tab: PageTab, message: ParleyMessage | undefined): Promise<void> {
  if (!message) return;
  const removal = await quietly(tab.client.remove(message.id));
  if (!removal) return;
  tab.removal = removal;
  world.removed.add(message.id);
}

async function undo(world: World, tab: PageTab): Promise<void> {
  const removal = tab.removal ?? world.tabs.find((other) => other.removal)?.removal;
  if (!removal) return;
  const done = await tab.client.restore(removal).then(
    () => true,
    () => false,
  );
  if (done) world.removed.delete(removal.messageId);
  for (const one of world.tabs) if (done && one.removal === removal) one.removal = undefined;
}

async function fork(world: World, tab: PageTab, at: number): Promise<void> {
  const stored = tab.messages.filter(({ metadata }) => metadata?.state !== "running");
  const message = pick(stored, at);
  if (!message) return;
  const texts = stored.slice(0, stored.indexOf(message) + 1).map(textOfMessage);
  const sessId = await quietly(tab.client.fork(message.id));
  if (sessId) world.forks.push({ sessId, texts });
}
