import { whyNotReady } from "@/lib/chat/readiness";

/** Says whether new work is welcome, or why not. */
export async function GET(): Promise<Response> {
  const reason = await whyNotReady();
  return new Response(`${reason ?? "ready"}\n`, {
    status: reason ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
