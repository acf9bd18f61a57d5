import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { env } from "@/env";
import { processWide } from "@/lib/core/process-wide";
import * as schema from "./schema";

export type Db = BetterSQLite3Database<typeof schema>;

/** Two connections to one file, which differ in what a commit promises. */
export type Connections = {
  /** `synchronous=FULL`: for what was acknowledged to somebody. A commit survives a power cut. */
  durable: Db;
  /** `synchronous=NORMAL`: for checkpoints of running answers, at many times the commits a second. */
  checkpoint: Db;
  close(): void;
};

const migrationsFolder = path.join(/* turbopackIgnore: true */ process.cwd(), "drizzle");

function open(file: string, synchronous: "FULL" | "NORMAL"): Database.Database {
  const connection = new Database(file);
  connection.pragma("busy_timeout = 5000");
  connection.pragma("journal_mode = WAL");
  connection.pragma("foreign_keys = ON");
  connection.pragma(`synchronous = ${synchronous}`);
  return connection;
}

/** A database that newer code has changed must not be written by older code. */
function refuseNewer(connection: Database.Database): void {
  const table = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!table) return;
  const applied = connection.prepare("select count(*) as count from __drizzle_migrations").get() as { count: number };
  const known = readdirSync(migrationsFolder).filter((name) => name.endsWith(".sql")).length;
  if (applied.count > known) {
    throw new Error(
      `the database has ${applied.count} migrations and this version of Parley knows ${known}. ` +
        "Start the newer version, or point DATA_DIR elsewhere.",
    );
  }
}

/** After an unclean stop the write-ahead log is still there: look at the file before anything is added to it. */
function checkIntegrity(connection: Database.Database): void {
  const result = connection.pragma("quick_check(1)", { simple: true });
  if (result !== "ok") {
    throw new Error(`the database is damaged (${String(result)}). Restore a backup; nothing was changed.`);
  }
}

/**
 * Opens (and creates, and migrates) the database in `dataDir`.
 * @throws Error when the file is damaged, newer than the code, or cannot be written.
 */
export function openDatabase(dataDir: string): Connections {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(/* turbopackIgnore: true */ dataDir, "parley.db");
  const unclean = existsSync(`${file}-wal`);
  const durable = open(file, "FULL");
  if (unclean) checkIntegrity(durable);
  refuseNewer(durable);
  migrate(drizzle(durable), { migrationsFolder });
  const checkpoint = open(file, "NORMAL");
  return {
    durable: drizzle(durable, { schema }),
    checkpoint: drizzle(checkpoint, { schema }),
    close() {
      checkpoint.close();
      durable.close();
    },
  };
}

/** The database of this process. */
export function database(): Connections {
  return processWide("database", () => openDatabase(env().dataDir));
}
