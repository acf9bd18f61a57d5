/** Values that JSON can hold, written as a program writes them. Short ones stay on one line. */

type Words = {
  literal: (value: unknown) => string;
  key: (name: string) => string;
};

const widest = 88;

const javascript: Words = {
  literal: (value) => JSON.stringify(value),
  key: (name) => {
    // In a literal this name alone would set the prototype and not a key.
    if (name === "__proto__") return '["__proto__"]';
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  },
};

const pythonWords = new Map<unknown, string>([
  [true, "True"],
  [false, "False"],
  [null, "None"],
]);

/** Every escape that JSON writes means the same in a Python string. */
const python: Words = {
  literal: (value) => pythonWords.get(value) ?? JSON.stringify(value),
  key: (name) => JSON.stringify(name),
};

/** A JavaScript expression; lines after the first begin with `indent`. */
export function toJavaScriptLiteral(value: unknown, indent = ""): string {
  return write(value, indent, "  ", javascript);
}

/** A Python expression; lines after the first begin with `indent`. */
export function toPythonLiteral(value: unknown, indent = ""): string {
  return write(value, indent, "    ", python);
}

function write(given: unknown, indent: string, step: string, words: Words): string {
  if (typeof given !== "object" || given === null) return words.literal(given);
  const isList = Array.isArray(given);
  const inner = indent + step;
  const parts = isList
    ? given.map((item) => write(item ?? null, inner, step, words))
    : Object.entries(given)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${words.key(key)}: ${write(value, inner, step, words)}`);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const space = isList || words === python ? "" : " ";
  const line = `${open}${space}${parts.join(", ")}${space}${close}`;
  if (line.length + indent.length <= widest && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join("\n")}\n${indent}${close}`;
}
