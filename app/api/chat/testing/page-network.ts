import { POST as stop } from "@/app/api/chat/[sessId]/stop/route";
import { GET as resume } from "@/app/api/chat/[sessId]/stream/route";
import { POST as send } from "@/app/api/chat/route";
import { POST as fork } from "@/app/api/conversations/[sessId]/fork/route";
import { POST as restore } from "@/app/api/conversations/[sessId]/messages/[messageId]/restore/route";
import { DELETE as remove } from "@/app/api/conversations/[sessId]/messages/[messageId]/route";
import { GET as list } from "@/app/api/conversations/[sessId]/messages/route";
import { GET as read } from "@/app/api/conversations/[sessId]/route";
import { POST as show } from "@/app/api/conversations/[sessId]/shown/route";
import { pageRequest } from "@/e2e/support/browser-door";

/**
 * How a call fails: it does not arrive, its answer does not, or its stream breaks off; `away`: neither does it arrive
 * nor the reading after it.
 */
export type Fault = "request" | "response" | "stream" | "away";

// biome-ignore lint/suspicious/noExplicitAny: each handler has parameters of its own, and they are read from the path
type Handler = (request: Request, context: any) => Promise<Response>;

const routes: [method: string, pattern: RegExp, handler: Handler][] = [
  ["POST", /^\/api\/chat$/, send],
  ["GET", /^\/api\/chat\/(?<sessId>[^/]+)\/stream$/, resume],
  ["POST", /^\/api\/chat\/(?<sessId>[^/]+)\/stop$/, stop],
  ["GET", /^\/api\/conversations\/(?<sessId>[^/]+)$/, read],
  ["POST", /^\/api\/conversations\/(?<sessId>[^/]+)\/shown$/, show],
  ["POST", /^\/api\/conversations\/(?<sessId>[^/]+)\/fork$/, fork],
  ["GET", /^\/api\/conversations\/(?<sessId>[^/]+)\/messages$/, list],
  ["DELETE", /^\/api\/conversations\/(?<sessId>[^/]+)\/messages\/(?<messageId>[^/]+)$/, remove],
  ["POST", /^\/api\/conversations\/(?<sessId>[^/]+)\/messages\/(?<messageId>[^/]+)\/restore$/, restore],
];

/** A network between pages and the real routes, which loses what it is told to and watches every stream. */
export class PageNetwork {
  /** What happens to the next calls that change something. */
  readonly faults: Fault[] = [];
  /** Streams that did not come to exactly one proper end. */
  readonly badStreams: string[] = [];
  #faultOfReading?: Fault;

  readonly fetch = async (path: string | URL, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? "GET";
    const { pathname } = new URL(String(path), "http://localhost");
    const fault = method === "GET" ? this.#faultOfReading : this.faults.shift();
    this.#faultOfReading = fault === "away" && method !== "GET" ? "request" : undefined;
    if (fault === "request" || fault === "away") throw new TypeError("fetch failed");
    const found = routes.find(([other, pattern]) => other === method && pattern.test(pathname));
    if (!found) throw new Error(`no route for ${method} ${pathname}`);
    const params = Object.fromEntries(
      Object.entries(found[1].exec(pathname)?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const body = typeof init.body === "string" ? init.body : undefined;
    const request = pageRequest(method, String(path), body, init.signal ?? undefined);
    const response = await found[2](request, { params: Promise.resolve(params) });
    if (fault === "response") {
      await response.body?.cancel();
      throw new TypeError("fetch failed");
    }
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response;
    const watched = response.body?.pipeThrough(this.#watch(pathname, fault === "stream", init.signal)) ?? null;
    return new Response(watched, response);
  };

  #watch(name: string, breaks: boolean, signal?: AbortSignal | null): TransformStream<Uint8Array, Uint8Array> {
    const decoder = new TextDecoder();
    let text = "";
    return new TransformStream({
      start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)),
      transform: (bytes, controller) => {
        text += decoder.decode(bytes, { stream: true });
        controller.enqueue(bytes);
        if (breaks && text.includes('"text-delta"')) controller.error(new TypeError("network error"));
      },
      flush: () => {
        const ends = text.split('"type":"finish"').length - 1;
        if (ends !== 1) this.badStreams.push(`${name}: ${ends} ends in ${text}`);
      },
    });
  }
}
