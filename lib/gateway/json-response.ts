import { toErrorBody, toErrorShape } from "@/lib/core/errors";

/** Silence after which an answer that is not streamed begins with empty lines, in milliseconds. */
const patienceMs = 10_000;

/**
 * Answers with `body` as JSON. After ten seconds of waiting the 200 response begins and empty lines keep the connection
 * open, which JSON parsers skip; a failure can then only be told in the body.
 * @throws whatever `body` rejects with before that.
 */
export async function jsonWhenReady(body: Promise<object>, headers: Record<string, string>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  const ready = await Promise.race([body, patience]).finally(() => clearTimeout(timer));
  const init = { headers: { "content-type": "application/json; charset=utf-8", ...headers } };
  return new Response(ready ? JSON.stringify(ready) : waiting(body), init);
}

function waiting(body: Promise<object>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode("\n"));
      timer = setInterval(() => controller.enqueue(encoder.encode("\n")), patienceMs);
      const text = JSON.stringify(await body.catch((error: unknown) => toErrorBody(toErrorShape(error))));
      clearInterval(timer);
      controller.enqueue(encoder.encode(text));
      controller.close();
    },
    cancel() {
      clearInterval(timer);
    },
  });
}
