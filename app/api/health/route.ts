/** Says that the process answers; asks nothing else of it. */
export function GET(): Response {
  return new Response("alive\n", { headers: { "cache-control": "no-store" } });
}
