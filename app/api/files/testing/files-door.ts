import { expect } from "vitest";
import { POST as send } from "@/app/api/chat/route";
import { pageRequest, question, readUi, withParams } from "@/e2e/support/browser-door";
import type { Attachment } from "@/lib/core/attachment";
import type { StartTurnBody } from "@/lib/core/conversation";
import { DELETE, GET } from "../[id]/route";
import { GET as list, POST } from "../route";

const origin = "http://127.0.0.1:3000";
const own = { host: "127.0.0.1:3000", origin, "sec-fetch-site": "same-origin" };

/** Sends a file as the page does. */
export function upload(name: string, content: string | Uint8Array, headers: Record<string, string> = {}) {
  const body = typeof content === "string" ? content : new Uint8Array(content);
  return POST(
    new Request(`${origin}/api/files`, {
      method: "POST",
      headers: {
        ...own,
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(name),
        ...headers,
      },
      body,
    }),
  );
}

/** Sends a file that must be taken. */
export async function stored(
  name: string,
  content: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Attachment> {
  const response = await upload(name, content, headers);
  expect(response.status, await response.clone().text()).toBe(201);
  return response.json();
}

/** The refusal of a file. */
export async function refusal(
  response: Response,
): Promise<{ status: number; code: string; param: string; message: string }> {
  const { error } = await response.json();
  return { status: response.status, ...error };
}

export function get(
  id: string,
  { query = "", headers = {} }: { query?: string; headers?: Record<string, string> } = {},
) {
  return GET(new Request(`${origin}/api/files/${id}${query}`, { headers: { ...own, ...headers } }), withParams({ id }));
}

export function remove(id: string) {
  return DELETE(pageRequest("DELETE", `/api/files/${id}`), withParams({ id }));
}

export async function listed(ids: readonly string[]) {
  const response = await list(pageRequest("GET", `/api/files?ids=${ids.join(",")}`));
  return (await response.json()) as { files: Attachment[]; storage: { used: number; quota: number; maxFile: number } };
}

/** Asks a model with files, and reads the answer to its end. */
export async function askWith(
  files: readonly Attachment[],
  { text = "What is this?", ...more }: Partial<StartTurnBody> & { text?: string } = {},
) {
  const body = question(text, more);
  const message = { id: body.message?.id ?? "", text, files: files.map(({ fileId }) => fileId) };
  const response = await send(pageRequest("POST", "/api/chat", { ...body, message }));
  const answer = response.status === 200 ? await readUi(response.clone()) : undefined;
  return { body: { ...body, message }, response, answer };
}
