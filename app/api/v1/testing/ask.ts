import { dataLines } from "@/e2e/support/browser-door";
import { POST as completions } from "../chat/completions/route";

/** Puts a body to the API's own route with a bearer token, without a socket between. */
export function postCompletion(token: string, body: string, signal?: AbortSignal): Promise<Response> {
  return completions(
    new Request("http://127.0.0.1:3000/api/v1/chat/completions", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal,
      body,
    }),
  );
}

/** Asks the same, in a friendly way where nothing else is said. */
export function askCompletions(token: string, body: object, signal?: AbortSignal): Promise<Response> {
  return postCompletion(token, JSON.stringify({ messages: [{ role: "user", content: "Hi" }], ...body }), signal);
}

/** The data of every event of a streamed answer. */
export async function linesOf(response: Response): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dataLines(response)) lines.push(line);
  return lines;
}

/** The text of the first choice of a streamed answer. */
export function contentOf(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== "[DONE]")
    .map((line) => JSON.parse(line).choices?.[0]?.delta?.content ?? "")
    .join("");
}

/** What the header says was lost. */
export function warningsOf(response: Response): { param: string; action: string; reason: string }[] {
  return JSON.parse(response.headers.get("x-parley-warnings") ?? "[]");
}
