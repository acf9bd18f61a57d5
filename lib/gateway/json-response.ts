export const jsonType = "application/json; charset=utf-8";

/**
 * Answers with what `ready` resolves to. After `patienceMs` of waiting a 200 response begins with `early` headers, and
 * empty lines keep the connection open, which JSON parsers skip; a failure can then only be told in the body.
 */
export async function jsonWhenReady(
  ready: Promise<Response>,
  options: { patienceMs: number; early: Record<string, string>; onCancel: () => void },
): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, options.patienceMs, undefined);
  });
  const response = await Promise.race([ready, patience]).finally(() => clearTimeout(timer));
  return response ?? new Response(waiting(ready, options), { headers: { "content-type": jsonType, ...options.early } });
}

function waiting(
  ready: Promise<Response>,
  { patienceMs, onCancel }: { patienceMs: number; onCancel: () => void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode("\n"));
      timer = setInterval(() => controller.enqueue(encoder.encode("\n")), patienceMs);
      const text = await ready.then((response) => response.text());
      clearInterval(timer);
      controller.enqueue(encoder.encode(text));
      controller.close();
    },
    cancel() {
      clearInterval(timer);
      onCancel();
    },
  });
}
