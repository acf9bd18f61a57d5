/** Pieces of `bytes` of 1 to `longest` bytes each; the same seed makes the same cuts. */
export async function* cutBytes(bytes: Uint8Array, seed: number, longest: number): AsyncGenerator<Uint8Array> {
  const random = mulberry32(seed);
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + Math.floor(random() * longest);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** A small random generator that can be seeded, from 0 to below 1. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
