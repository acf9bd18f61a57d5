import { type ResponsesRequest, requestSchema } from "./request-schema";

/** A refusal in OpenAI's words. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;

  constructor(message: string, more: { status?: number; param?: string; code?: string } = {}) {
    super(message);
    this.status = more.status ?? 400;
    const { param = null, code = null } = more;
    this.body = { error: { message, type: "invalid_request_error", param, code } };
  }
}

/** Models of the mock that reason. */
export const reasoningModels = new Set(["mock-thinker"]);

/** Checks a body as OpenAI does, beyond its shape as well. @throws Refusal. */
export function checkRequest(body: unknown, sealedFor: ReadonlyMap<string, string>): ResponsesRequest {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`Invalid request: ${JSON.stringify(parsed.error.issues)}`, { param: issue?.path.join(".") });
  }
  checkCalls(parsed.data);
  checkThoughts(parsed.data, sealedFor);
  checkModel(parsed.data);
  checkTools(parsed.data);
  return parsed.data;
}

/** Every call has a result and every result a call before it. */
function checkCalls({ input }: ResponsesRequest): void {
  const open = new Set<string>();
  for (const item of input) {
    if (item.type === "function_call") open.add(item.call_id);
    if (item.type !== "function_call_output" || open.delete(item.call_id)) continue;
    throw new Refusal(`No tool call found for function call output with call_id ${item.call_id}.`, { param: "input" });
  }
  for (const id of open) throw new Refusal(`No tool output found for function call ${id}.`, { param: "input" });
}

/** A thought comes sealed, with the id it was sealed for, and something follows it. */
function checkThoughts({ input }: ResponsesRequest, sealedFor: ReadonlyMap<string, string>): void {
  input.forEach((item, at) => {
    if (item.type !== "reasoning") return;
    const { id, encrypted_content: sealed } = item;
    if (!sealed) {
      throw new Refusal(`Item with id '${id}' not found. Items are not persisted when \`store\` is set to false.`, {
        status: 404,
      });
    }
    if (sealedFor.get(sealed) !== id) {
      throw new Refusal("The encrypted content could not be verified.", { code: "invalid_encrypted_content" });
    }
    const next = input[at + 1];
    const belongs =
      next && (next.type !== "message" || next.role === "assistant") && next.type !== "function_call_output";
    if (!belongs) {
      throw new Refusal(`Item '${id}' of type 'reasoning' was provided without its required following item.`);
    }
  });
}

function checkModel({ model, include, reasoning, temperature }: ResponsesRequest): void {
  const reasons = reasoningModels.has(model);
  if (reasoning && !reasons) {
    throw new Refusal("Unsupported parameter: 'reasoning.effort' is not supported with this model.", {
      param: "reasoning.effort",
      code: "unsupported_parameter",
    });
  }
  if (include?.includes("reasoning.encrypted_content") && !reasons) {
    throw new Refusal("Encrypted content is not supported with this model.", { param: "include" });
  }
  if (temperature !== undefined && reasons && reasoning?.effort !== "none") {
    throw new Refusal("Unsupported parameter: 'temperature' is not supported with this model.", {
      param: "temperature",
      code: "unsupported_parameter",
    });
  }
}

function checkTools(request: ResponsesRequest): void {
  const { reasoning, tools, tool_choice: choice, text } = request;
  const searches = tools?.some((tool) => tool.type === "web_search");
  if (searches && text?.format.type === "json_object") {
    throw new Refusal("Web Search cannot be used with JSON mode.", { param: "tools" });
  }
  if (searches && reasoning?.effort === "minimal") {
    throw new Refusal("The following tools cannot be used with reasoning.effort 'minimal': web_search.", {
      param: "tools",
    });
  }
  if (choice !== undefined && !tools) throw new Refusal("Tool choice requires tools.", { param: "tool_choice" });
  if (typeof choice === "object" && !tools?.some((tool) => "name" in tool && tool.name === choice.name)) {
    throw new Refusal(`Tool choice '${choice.name}' not found in 'tools' parameter.`, { param: "tool_choice" });
  }
  if (text?.format.type === "json_object" && !/json/i.test(JSON.stringify(request.input))) {
    throw new Refusal("Response input messages must contain the word 'json' in some form.", { param: "input" });
  }
}
