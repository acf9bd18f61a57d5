import { describe, expect, test } from "vitest";
import type { ErrorShape } from "@/lib/core/errors";
import { Breaker, breakerOf } from "./breaker";

const down: ErrorShape = { code: "upstream_unavailable", message: "Vendor is down." };
const at = (seconds: number) => 1_000_000 + seconds * 1_000;

/** A question at `now` with its outcome; false when it was kept away. */
function ask(breaker: Breaker, now: number, error?: ErrorShape): boolean {
  if (breaker.waitMs(now) > 0) return false;
  const passage = breaker.enter(now);
  if (error) passage.fail(now, error);
  else passage.pass(now);
  return true;
}

describe("a breaker", () => {
  test("opens after five faults, and then one question in five, ten, twenty … sixty seconds is a probe", () => {
    const breaker = new Breaker();
    const asked: number[] = [];
    for (let second = 0; second <= 300; second += 1) if (ask(breaker, at(second), down)) asked.push(second);
    expect(asked).toEqual([0, 1, 2, 3, 4, 9, 19, 39, 79, 139, 199, 259]);
  });

  test("closes when a probe is answered, and begins anew", () => {
    const breaker = new Breaker();
    for (let second = 0; second < 5; second += 1) ask(breaker, at(second), down);
    expect(ask(breaker, at(6))).toBe(false);
    expect(ask(breaker, at(10))).toBe(true);
    for (let second = 11; second < 15; second += 1) expect(ask(breaker, at(second), down)).toBe(true);
    expect(ask(breaker, at(15))).toBe(true);
  });

  test("lets one probe through at a time", () => {
    const breaker = new Breaker();
    for (let second = 0; second < 5; second += 1) ask(breaker, at(second), down);
    const probe = breaker.enter(at(10));
    expect(() => breaker.enter(at(10))).toThrow(/asked again in/);
    probe.abandon();
    expect(breaker.waitMs(at(10))).toBe(0);
  });

  test("closes with the first word of a probe, however long its answer goes on", () => {
    const breaker = new Breaker();
    for (let second = 0; second < 5; second += 1) ask(breaker, at(second), down);
    const probe = breaker.enter(at(10));
    probe.pass(at(10));
    expect(ask(breaker, at(10))).toBe(true);
    probe.fail(at(60), down);
    expect(ask(breaker, at(60))).toBe(true);
  });

  test("is not ended by an older question that comes out while a probe is on its way", () => {
    const breaker = new Breaker();
    const older = breaker.enter(at(0));
    for (let second = 0; second < 5; second += 1) ask(breaker, at(second), down);
    breaker.enter(at(10));
    older.abandon();
    expect(ask(breaker, at(10))).toBe(false);
  });

  test("a later, shorter pause does not cut a longer one short", () => {
    const breaker = new Breaker();
    const inFlight = breaker.enter(at(0));
    ask(breaker, at(0), { code: "rate_limit_exceeded", message: "Slow down.", retryAfter: 300 });
    inFlight.fail(at(1), { code: "rate_limit_exceeded", message: "Slow down." });
    expect(breaker.waitMs(at(299))).toBeGreaterThan(0);
  });

  test("of a place that is kept away from is remembered, however many names are made up", () => {
    const now = Date.now();
    const passage = breakerOf("custom/real").enter(now);
    passage.fail(now, { code: "upstream_auth_error", message: "No." });
    for (let index = 0; index < 3_000; index += 1) breakerOf(`custom/made-up-${index}`);
    expect(breakerOf("custom/real").waitMs(now)).toBeGreaterThan(0);
  });

  test("five faults among answers do not open it, more faults than answers of twenty do", () => {
    const breaker = new Breaker();
    for (let index = 0; index < 30; index += 1)
      expect(ask(breaker, at(0), index % 3 === 0 ? down : undefined)).toBe(true);
    const worse = new Breaker();
    const asked = Array.from({ length: 40 }, (_, index) => ask(worse, at(0), index % 5 === 0 ? undefined : down));
    expect(asked.indexOf(false)).toBe(20);
  });

  test("stays open for as long as the place asked for, and for five minutes when our account is refused", () => {
    const limited = new Breaker();
    ask(limited, at(0), { code: "rate_limit_exceeded", message: "Slow down.", retryAfter: 7 });
    expect([limited.waitMs(at(6.9)) > 0, limited.waitMs(at(7))]).toEqual([true, 0]);
    const refused = new Breaker();
    ask(refused, at(0), { code: "upstream_auth_error", message: "No." });
    expect([refused.waitMs(at(299)) > 0, refused.waitMs(at(300))]).toEqual([true, 0]);
    expect(() => refused.enter(at(10))).toThrow(
      expect.objectContaining({ code: "upstream_auth_error", retryAfter: undefined }),
    );
  });

  test("what the client did wrong says nothing about the place", () => {
    const breaker = new Breaker();
    for (let index = 0; index < 30; index += 1) {
      expect(ask(breaker, at(0), { code: "invalid_value", message: "temperature" })).toBe(true);
    }
  });
});
