import { benchThread } from "./bench/bench-thread";

const benches = new Map([["thread", benchThread]]);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There is: ${[...benches.keys()].join(", ")}.`);
  process.exit(2);
}

let held = true;
try {
  for (const [name, bench] of benches) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    held = (await bench()) && held;
  }
} catch (error) {
  console.error(error);
  process.exit(1);
}
console.log(held ? "\nNo budget fails." : "\nA budget fails; it is marked above.");
process.exit(held ? 0 : 1);
