import type { ChatRequest } from "@/lib/core/chat-request";
import { completionRequestSchema } from "@/lib/gateway/request-schema";
import { requestWarnings } from "@/lib/gateway/request-warnings";
import { type Asker, toChatRequest } from "@/lib/gateway/to-chat-request";

/** A body with one message, through JSON as it comes. */
function asSent(body: object): unknown {
  return JSON.parse(JSON.stringify({ messages: [{ role: "user", content: "Hi" }], ...body }));
}

/** The question that a body asks. */
export function ask(body: object, asker: Partial<Asker> = {}): ChatRequest {
  return toChatRequest(completionRequestSchema.parse(asSent(body)), { model: "m", userId: "user-1", ...asker });
}

/** Where a body is wrong, as a path with dots; "nothing" when it is right. */
export function wrongAt(body: object): string {
  return completionRequestSchema.safeParse(asSent(body)).error?.issues[0]?.path.join(".") ?? "nothing";
}

/** The parameters of a body that go unused. */
export function warned(body: object): string[] {
  return requestWarnings(completionRequestSchema.parse(asSent(body))).map(({ param }) => param);
}

/** A function as `tools` has it. */
export function tool(name: string) {
  return { type: "function", function: { name } };
}
