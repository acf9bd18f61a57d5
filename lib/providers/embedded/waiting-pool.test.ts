import { expect, test } from "vitest";
import { WaitingPool } from "./waiting-pool";

const never = new AbortController().signal;

test("lends each item to one holder and the next to whoever waits longest", async () => {
  const pool = new WaitingPool(["a"]);
  const lent = await pool.take(never);
  const order: string[] = [];
  const second = pool.take(never).then((item) => order.push(`second ${item}`));
  const third = pool.take(never).then((item) => order.push(`third ${item}`));
  pool.give(lent);
  await second;
  pool.give("a");
  await third;
  expect(order).toEqual(["second a", "third a"]);
});

test("prefers the free item with the highest score", async () => {
  const pool = new WaitingPool([1, 3, 2]);
  expect(await pool.take(never, (item) => item)).toBe(3);
  expect(await pool.take(never, (item) => item)).toBe(2);
});

test("lets a waiting caller leave, and does not lend to it afterwards", async () => {
  const pool = new WaitingPool(["a"]);
  const lent = await pool.take(never);
  const abort = new AbortController();
  const leaving = pool.take(abort.signal);
  const staying = pool.take(never);
  abort.abort(new Error("left"));
  await expect(leaving).rejects.toThrow("left");
  expect(pool.waiting).toBe(1);
  pool.give(lent);
  expect(await staying).toBe("a");
});

test("lends nothing to a caller that has left already", async () => {
  const pool = new WaitingPool(["a"]);
  await expect(pool.take(AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
  expect(await pool.take(never)).toBe("a");
});
