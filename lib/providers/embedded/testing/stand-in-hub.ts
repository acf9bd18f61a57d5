import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in does with a request for the file; the default serves it. */
export type FileAnswer = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => void;

/** A loopback server that serves one file as the model hub does. For tests. */
export type StandInHub = {
  endpoint: URL;
  /** Path, range and authorization of every request for the file's bytes. */
  asked: { path: string; range?: string; authorization?: string }[];
  close(): Promise<void>;
};

/**
 * `answers` are used one a request; after them the file is served whole or by range. The pointer tells `sha256` and
 * `size` where they are given, and the truth otherwise.
 */
export async function startStandInHub(
  bytes: Buffer,
  how: { answers?: FileAnswer[]; sha256?: string; size?: number; pointer?: boolean } = {},
): Promise<StandInHub> {
  const asked: StandInHub["asked"] = [];
  const answers = [...(how.answers ?? [])];
  const sha256 = how.sha256 ?? createHash("sha256").update(bytes).digest("hex");
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path.includes("/raw/main/")) {
      if (how.pointer === false) response.writeHead(404).end();
      else
        response.end(
          `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${how.size ?? bytes.length}\n`,
        );
      return;
    }
    asked.push({ path, range: request.headers.range, authorization: request.headers.authorization });
    (answers.shift() ?? serveFile)(request, response, bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: new URL(`http://127.0.0.1:${port}`),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves the file, or the part of it that was asked for. */
function serveFile(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  const rest = bytes.subarray(from);
  const length = { "content-length": rest.length };
  response.writeHead(from > 0 ? 206 : 200, from > 0 ? { ...length, "content-range": range } : length).end(rest);
}
