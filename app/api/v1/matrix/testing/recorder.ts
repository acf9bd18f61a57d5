import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { fileAt } from "./files";
import { anthropicReply } from "./replies/anthropic";
import { dashscopeReply } from "./replies/dashscope";
import { geminiReply } from "./replies/gemini";
import { openAiChatReply } from "./replies/openai-chat";
import { type Asked, type Dialect, found, type Reply } from "./replies/reply";
import { responsesReply } from "./replies/responses";

/** One question as a vendor got it. */
export type Sent = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> };

/** Every vendor, the search engine and the rest of the internet on one port, with a record of what was asked. */
export type Recorder = {
  url: string;
  /** Questions to models since `prepare`. */
  sent: Sent[];
  /** What search engines were asked since `prepare`. */
  searches: Record<string, unknown>[];
  /** Begins a new record, and says what is to be answered. */
  prepare(reply: Reply, dialect: Dialect): void;
  close(): Promise<void>;
};

const writers: [path: RegExp, write: (asked: Asked) => string][] = [
  [/\/chat\/completions$/, openAiChatReply],
  [/\/messages$/, anthropicReply],
  [/:streamGenerateContent/, geminiReply],
  [/\/responses$/, responsesReply],
  [/\/services\/aigc\//, dashscopeReply],
];

/** Starts it on a free port of loopback. */
export async function startRecorder(): Promise<Recorder> {
  let reply: Reply = {};
  let dialect: Dialect = {};
  const record: Pick<Recorder, "sent" | "searches"> = { sent: [], searches: [] };
  const server = await startLoopbackServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://vendor");
    const body = await readBody(request);
    const writer = writers.find(([path]) => path.test(url.pathname));
    if (writer) {
      const round = record.sent.length;
      record.sent.push({ path: url.pathname + url.search, headers: request.headers, body });
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(writer[1]({ reply, dialect, body, round }));
    } else if (url.pathname === "/search" || url.pathname.endsWith("/web_search")) {
      record.searches.push({ ...Object.fromEntries(url.searchParams), ...body });
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ results: searxngResults, search_result: zhipuResults }));
    } else if (url.pathname.startsWith("/internet/")) {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      response.end(fileAt(url.pathname));
    } else {
      response.writeHead(404).end();
    }
  });
  return Object.assign(record, {
    url: server.url,
    prepare(nextReply: Reply, nextDialect: Dialect) {
      reply = nextReply;
      dialect = nextDialect;
      record.sent = [];
      record.searches = [];
    },
    close: () => server.close(),
  });
}

const searxngResults = found.map((source) => ({ ...source, content: "A fact." }));
const zhipuResults = found.map(({ url, title }) => ({ link: url, title, content: "A fact.", media: "", icon: "" }));

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const bytes of request) text += String(bytes);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
