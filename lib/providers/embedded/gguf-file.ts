import { closeSync, existsSync, openSync, readSync } from "node:fs";

/** A download that another try will not mend. The message can be shown. */
export class FinalFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FinalFailure";
  }
}

/** Whether a file is there and begins as GGUF files do. */
export function startsAsGguf(file: string): boolean {
  if (!existsSync(file)) return false;
  const start = Buffer.alloc(4);
  const handle = openSync(file, "r");
  try {
    readSync(handle, start, 0, 4, 0);
  } finally {
    closeSync(handle);
  }
  return start.toString("latin1") === "GGUF";
}
