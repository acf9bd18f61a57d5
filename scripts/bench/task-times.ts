import type { Browser, Page } from "@playwright/test";
import { z } from "zod";

/** One task of a page's main thread, in milliseconds: how long it took, and how long the processor worked on it. */
export type TaskTime = { length: number; processor: number };

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

type Events = z.infer<typeof trace>["traceEvents"];

function busiestMainThread(events: Events, tasks: Events): string | undefined {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const count = (pid: number, tid: number) => tasks.filter((task) => task.pid === pid && task.tid === tid).length;
  const [busiest] = mains.toSorted((left, right) => count(right.pid, right.tid) - count(left.pid, left.tid));
  return busiest && `${busiest.pid}/${busiest.tid}`;
}

/** Runs `action` and reads off how long each task of the page's main thread took meanwhile. */
export async function withTaskTimes<T>(
  browser: Browser,
  page: Page,
  action: () => Promise<T>,
): Promise<{ result: T; tasks: TaskTime[] }> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  let result: T;
  let buffer: Buffer;
  try {
    result = await action();
  } finally {
    buffer = await browser.stopTracing();
  }
  const { traceEvents } = trace.parse(JSON.parse(buffer.toString("utf8")));
  const runs = traceEvents.filter(({ name }) => name.endsWith("RunTask"));
  const main = busiestMainThread(traceEvents, runs);
  const own = runs.filter(({ pid, tid }) => `${pid}/${tid}` === main);
  if (own.length === 0) throw new Error("The trace of the page holds no tasks.");
  return { result, tasks: own.map(({ dur = 0, tdur = 0 }) => ({ length: dur / 1_000, processor: tdur / 1_000 })) };
}
