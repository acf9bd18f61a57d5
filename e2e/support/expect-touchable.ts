import { expect, type Locator } from "@playwright/test";

/** Everything in `within` that can be pressed is large enough for a finger, and in one row with the rest. */
export async function expectTouchableRow(within: Locator): Promise<void> {
  const boxes = await within
    .getByRole("button")
    .evaluateAll((buttons) =>
      buttons
        .map((button) => ({ name: button.getAttribute("aria-label"), ...button.getBoundingClientRect().toJSON() }))
        .filter(({ width }) => width > 0),
    );
  expect(boxes.length).toBeGreaterThan(2);
  expect(boxes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
  const middles = boxes.map(({ top, height }) => top + height / 2);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(2);
}
