/** Why nothing can be taken out of a file. */
export type Unreadable = "type" | "content" | "password" | "large" | "pixels";

/** A file that cannot be read. The message is a sentence without the file's name. */
export class ReadError extends Error {
  readonly reason: Unreadable;

  constructor(reason: Unreadable, message: string) {
    super(message);
    this.name = "ReadError";
    this.reason = reason;
  }
}
