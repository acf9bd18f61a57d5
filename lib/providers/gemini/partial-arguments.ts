import { field, isWireObject, numberField, textField } from "@/lib/net/wire-json";

type Container = Record<string, unknown> | unknown[];
type Step = string | number;

const step = /\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/gy;
const deepest = 64;

/**
 * The arguments of one call, from pieces that name their place by a JSON path (`$.stops[0].city`), as Vertex streams
 * them. Objects have no prototype, so a key is never more than a key; lists grow one by one, so an index cannot make
 * a long list out of nothing.
 */
export class PartialArguments {
  readonly #root: Container = emptyObject();

  add(pieces: readonly unknown[]): void {
    for (const piece of pieces) this.#addOne(piece);
  }

  toText(): string {
    return JSON.stringify(this.#root);
  }

  #addOne(piece: unknown): void {
    const path = textField(piece, "jsonPath") ?? "";
    const endsList = path.endsWith("[]");
    const steps = toSteps(endsList ? path.slice(0, -2) : path);
    const last = steps?.pop();
    const place = steps && this.#walk(steps, last);
    if (place === undefined || last === undefined) return;
    const known = get(place, last);
    const value = readValue(piece);
    if (value !== undefined) put(place, last, joined(known, value));
    // Without a value a piece ends what is there, or stands for something empty.
    else if (known === undefined && field(piece, "willContinue") !== true)
      put(place, last, endsList ? [] : emptyObject());
  }

  /** The container that `last` is a place in; those on the way are made. */
  #walk(steps: readonly Step[], last: Step | undefined): Container | undefined {
    let at = this.#root;
    for (const [index, name] of steps.entries()) {
      const known = get(at, name);
      const next = isContainer(known) ? known : typeof (steps[index + 1] ?? last) === "number" ? [] : emptyObject();
      if (next !== known && !put(at, name, next)) return undefined;
      at = next;
    }
    return at;
  }
}

function toSteps(path: string): Step[] | undefined {
  if (!path.startsWith("$")) return undefined;
  const steps: Step[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found || steps.length === deepest) return undefined;
    const [, name, index, quoted, doubleQuoted] = found;
    steps.push(index === undefined ? (name ?? quoted ?? doubleQuoted ?? "") : Number(index));
  }
  return steps.length === 0 ? undefined : steps;
}

function readValue(piece: unknown): string | number | boolean | null | undefined {
  const text = field(piece, "stringValue");
  if (typeof text === "string") return text;
  const truth = field(piece, "boolValue");
  if (typeof truth === "boolean") return truth;
  return numberField(piece, "numberValue") ?? (field(piece, "nullValue") === undefined ? undefined : null);
}

/** A text may come in several pieces. */
function joined(known: unknown, value: unknown): unknown {
  return typeof known === "string" && typeof value === "string" ? known + value : value;
}

function emptyObject(): Record<string, unknown> {
  return Object.create(null);
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isWireObject(value);
}

function get(container: Container, name: Step): unknown {
  if (Array.isArray(container)) return container[Number(name)];
  return container[name];
}

function put(container: Container, name: Step, value: unknown): boolean {
  if (!Array.isArray(container)) {
    container[name] = value;
    return true;
  }
  const index = Number(name);
  if (!Number.isInteger(index) || index < 0 || index > container.length) return false;
  container[index] = value;
  return true;
}
