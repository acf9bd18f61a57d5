import type { Capabilities } from "@/lib/core/model";
import { field, isWireObject, listField, numberField, textField } from "@/lib/net/wire-json";
import type { ProviderModel } from "@/lib/providers/provider";
import { toListedInput } from "./to-listed-input";
import { toListedParameters } from "./to-listed-parameters";
import { toListedPrices } from "./to-listed-prices";

/** Words of GeekAI, Together, SiliconFlow and LM Studio for models that do not chat. */
const otherTypes =
  /^(text-)?(embed|image|audio|video|rerank|search|moderation|transcri|speech|tts|stt)|-to-(image|video|speech|audio)$/;

/** What vendors call the context length; llama.cpp has it in `meta`. */
const contextPaths = [
  ["context_length"],
  ["context_window"],
  ["max_model_len"],
  ["max_context_length"],
  ["context"],
  ["max_input_tokens"],
  ["top_provider", "context_length"],
  ["meta", "n_ctx"],
  ["meta", "n_ctx_train"],
];
const outputPaths = [
  ["top_provider", "max_completion_tokens"],
  ["max_completion_tokens"],
  ["max_output_tokens"],
  ["limitations", "max_tokens"],
];

/** One entry of a list of models, with what the upstream says of it; undefined for one that does not chat. */
export function toListedModel(wire: unknown, prefix: string): ProviderModel | undefined {
  const id = textField(wire, "id") ?? textField(wire, "name");
  if (id === undefined || !isForChat(wire)) return undefined;
  const name = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  const title = textField(wire, "display_name") ?? textField(wire, "name");
  const capabilities = toListedCapabilities(wire);
  return {
    name,
    status: { state: "ready" },
    ...(title === undefined || title === id ? {} : { title }),
    ...(Object.keys(capabilities).length === 0 ? {} : { capabilities }),
  };
}

/** Types are told by name, by what comes out (OpenRouter), or by a flag (Mistral; Groq for what is switched off). */
function isForChat(wire: unknown): boolean {
  const outputs = listField(wire, "architecture", "output_modalities");
  if (outputs.length > 0 && !outputs.includes("text")) return false;
  if (field(wire, "capabilities", "completion_chat") === false || field(wire, "active") === false) return false;
  return !otherTypes.test((textField(wire, "type") ?? "").toLowerCase());
}

function toListedCapabilities(wire: unknown): Partial<Capabilities> {
  const contextLength = firstNumber(wire, contextPaths);
  const maxOutput = firstNumber(wire, outputPaths);
  const prices = toListedPrices(wire);
  return {
    ...(contextLength === undefined ? {} : { contextLength }),
    ...(maxOutput === undefined ? {} : { maxOutput }),
    ...toListedInput(wire),
    ...toListedParameters(wire),
    ...toMistralFlags(field(wire, "capabilities")),
    ...(prices ? { prices } : {}),
  };
}

function firstNumber(wire: unknown, paths: readonly string[][]): number | undefined {
  const found = paths.map((path) => numberField(wire, ...path)).find((value) => value !== undefined && value > 0);
  return found === undefined ? undefined : Math.round(found);
}

function toMistralFlags(flags: unknown): Partial<Capabilities> {
  const calls = isWireObject(flags) ? field(flags, "function_calling") : undefined;
  return typeof calls === "boolean" ? { tools: calls } : {};
}
