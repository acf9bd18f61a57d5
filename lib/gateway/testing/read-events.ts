import { throwProblems } from "./expect-valid";

/** A stream as it came: what its events held, and the comments between them. */
export type ReadStream = { lines: string[]; comments: string[] };

const comment = /^: (keep-alive|x-parley-usage: estimated)$/;

/**
 * Reads a whole response of server-sent events and checks the framing that every client can read: UTF-8, one line an
 * event, comments only between events.
 */
export async function readEvents(response: Response): Promise<ReadStream> {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(await response.arrayBuffer());
  const problems: string[] = [];
  const type = response.headers.get("content-type");
  if (type !== "text/event-stream; charset=utf-8") problems.push(`the content type is ${type}`);
  const blocks = text.split("\n\n");
  if (blocks.pop() !== "") problems.push("the last event is not closed");
  const read: ReadStream = { lines: [], comments: [] };
  for (const block of blocks) {
    if (/^data: [^\n\r]+$/.test(block)) read.lines.push(block.slice("data: ".length));
    else if (comment.test(block)) read.comments.push(block.slice(": ".length));
    else problems.push(`neither an event nor a comment: ${JSON.stringify(block)}`);
  }
  throwProblems(problems, text);
  return read;
}
