import { startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";

/** SearXNG on loopback: it finds the same whatever it is asked, unless that is to fail, and notes what it was asked. */
export type SearchStandIn = {
  baseUrl: string;
  queries: string[];
  /** Lets questions wait for their answers; returns how to let them go. */
  hold(): () => void;
  close(): Promise<void>;
};

/** The last one is no page of the web, and must never become a source. */
const results = [
  { url: "https://rivers.example/long", title: "Long rivers", content: "How long.", publishedDate: "2025-06-02" },
  { url: "https://seas.example/deep", title: "Deep seas", content: "How deep." },
  { url: "javascript:alert(1)", title: "No page", content: "None." },
];

/** Starts it. */
export async function startSearchStandIn(): Promise<SearchStandIn> {
  const queries: string[] = [];
  let held: Promise<void> | undefined;
  const server = await startLoopbackServer(async (request, response) => {
    const query = new URL(request.url ?? "/", "http://searxng").searchParams.get("q") ?? "";
    queries.push(query);
    await held;
    if (query.includes("fail")) sendJson(response, 500, {});
    else sendJson(response, 200, { query, results });
  });
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  };
  return { baseUrl: server.url, queries, hold, close: server.close };
}
