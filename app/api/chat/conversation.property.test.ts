import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readConversation } from "@/components/chat/read-conversation";
import { checkWorld } from "./testing/check-world";
import { type HeldUpstream, startHeldUpstream } from "./testing/held-upstream";
import { PageNetwork } from "./testing/page-network";
import { PageTab } from "./testing/page-tab";
import { doStep, type Step, steps, type World } from "./testing/random-steps";

let upstream: HeldUpstream;

beforeAll(async () => {
  upstream = await startHeldUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await upstream.close();
});

/** A conversation of three questions, which a new page has asked, and a second page of it. */
async function openWorld(network: PageNetwork): Promise<World> {
  const sessId = randomUUID();
  const first = new PageTab({ sessId, title: "", revision: 0, path: [], messages: [] }, false);
  const said = ["Question 0", "Question 1", "Question 2"];
  for (const text of said) await first.client.send({ text }, "custom/quick");
  const second = new PageTab(await readConversation(sessId), true);
  const tabs: World["tabs"] = [first, second];
  const { release } = upstream;
  return {
    sessId,
    tabs,
    faults: network.faults,
    release,
    said,
    returned: new Set(),
    forks: [],
    removed: new Set(),
    edits: new Map(),
  };
}

/** Does one step after the other and looks at everything after each. */
async function live(path: readonly Step[]): Promise<void> {
  const network = new PageNetwork();
  vi.stubGlobal("fetch", network.fetch);
  const world = await openWorld(network);
  const seen = new Map<string, string>();
  try {
    for (const step of path) {
      // What is held would refuse nearly everything else for the rest of the life.
      if (step.at % 2 === 0) await untilReleased(world);
      await doStep(world, step);
      await checkWorld(world, network, seen);
    }
    network.faults.length = 0;
    await untilReleased(world);
    await checkWorld(world, network, seen);
  } finally {
    upstream.release();
    for (const tab of world.tabs) tab.close();
  }
}

async function untilReleased({ tabs, release }: World): Promise<void> {
  const isAtRest = () => {
    release();
    expect(tabs.map(({ client }) => client.getState().phase)).toEqual(["idle", "idle"]);
  };
  await vi.waitFor(isAtRest, { timeout: 5_000, interval: 2 });
}

test("whatever two pages do to a conversation, nothing is lost and both show what is stored", async () => {
  let lives = 0;
  const property = fc.asyncProperty(steps, (path) => {
    lives++;
    return live(path);
  });
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 15_000, skipAllAfterTimeLimit: 18_000 });
  expect(lives).toBeGreaterThan(5);
}, 60_000);
