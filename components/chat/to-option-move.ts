/** How many options a page key passes over. */
const page = 8;

/** Which option a key leads to, from the first over the last and round again; undefined for every other key. */
export function toOptionMove(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (from + 1) % count;
    case "ArrowUp":
      return (from - 1 + count) % count;
    case "PageDown":
      return Math.min(from + page, count - 1);
    case "PageUp":
      return Math.max(from - page, 0);
    default:
      return undefined;
  }
}
