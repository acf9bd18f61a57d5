/** Everything that exists once per process, by name. */
type Name =
  | "database"
  | "live-turns"
  | "live-events"
  | "outbound-agents"
  | "embedded-engine"
  | "upstream-models"
  | "shutdown"
  | "auth-secret"
  | "turn-owner"
  | "turn-keeper"
  | "administrator-models"
  | "breakers"
  | "retry-budgets"
  | "file-work"
  | "file-sweeper"
  | "temporary-conversations";

const key = Symbol.for("parley.process-wide");

/**
 * The single instance under `name`, made on first use. Next loads a module once per bundle and again on reload,
 * so a module-level variable would give each bundle a database and a turn log of its own.
 */
export function processWide<T>(name: Name, create: () => T): T {
  const holder = globalThis as { [key]?: Map<Name, unknown> };
  holder[key] ??= new Map();
  if (!holder[key].has(name)) holder[key].set(name, create());
  return holder[key].get(name) as T;
}
