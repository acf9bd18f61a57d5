import { parseArgs } from "node:util";
import { apiKeysOf, createApiKey, revokeKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";

const usage = `Usage:
  npm run -s key -- create --name NAME    makes a key and prints its token, once
  npm run -s key -- list                  lists the keys
  npm run -s key -- revoke ID             revokes a key at once`;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

async function create(name: string | undefined): Promise<void> {
  const trimmed = name?.trim() ?? "";
  if (trimmed === "" || trimmed.length > 100) fail(`--name must have 1 to 100 characters.\n\n${usage}`);
  const { token } = await createApiKey(soloOwner.id, trimmed);
  console.log(token);
}

async function list(): Promise<void> {
  const when = (at: number | null) => (at === null ? "never" : new Date(at).toISOString());
  for (const key of await apiKeysOf(soloOwner.id)) {
    const state = key.revokedAt === null ? "active" : `revoked ${when(key.revokedAt)}`;
    console.log(`${key.id}  ${state}  made ${when(key.createdAt)}  used ${when(key.lastUsedAt)}  ${key.name}`);
  }
}

async function revoke(id: string | undefined): Promise<void> {
  if (!id) fail(`Which key?\n\n${usage}`);
  if (!(await revokeKey(soloOwner.id, id))) fail(`There is no active key ${id}.`);
  console.error(`Revoked ${id}.`);
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: "string" } } });
  const [command, id] = positionals;
  await ensureSoloOwner();
  if (command === "create") return create(values.name);
  if (command === "list") return list();
  if (command === "revoke") return revoke(id);
  fail(usage);
}

await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
