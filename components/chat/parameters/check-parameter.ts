import type { Parameters } from "@/lib/core/draft";
import type { ParameterSupport } from "@/lib/core/model-parameters";
import type { Finding } from "./finding";
import type { ParameterSpec } from "./parameter-spec";
import { valueAt } from "./parameter-value";
import { toolNames } from "./tool-names";

/** The model as it is called in sentences, and how it takes a parameter where that is known. */
export type Taker = { model: string; support?: ParameterSupport };

/** What is to be said about a parameter as it is set now, before it is sent. */
export function checkParameter(spec: ParameterSpec, parameters: Parameters, taker: Taker): Finding | undefined {
  const value = valueAt(parameters, spec.path);
  if (value === undefined) return undefined;
  return (
    checkContract(spec, value) ??
    checkOthers(spec, value, parameters) ??
    (taker.support && checkModel(value, taker.model, taker.support))
  );
}

/** What the API refuses, whatever the model. */
function checkContract({ control }: ParameterSpec, value: unknown): Finding | undefined {
  if (control.kind === "words" && Array.isArray(value) && value.length > control.most) {
    return { text: "drawer.tooMany", values: { count: control.most }, refused: true };
  }
  if (control.kind !== "number" || typeof value !== "number") return undefined;
  const { minimum, maximum, step } = control;
  if (step >= 1 && !Number.isInteger(value)) return { text: "drawer.whole", refused: true };
  if (value >= minimum && value <= maximum) return undefined;
  return { text: "drawer.refusedRange", values: { range: `${minimum} – ${maximum}` }, refused: true };
}

/** What contradicts another parameter, or says nothing without it. */
function checkOthers(spec: ParameterSpec, value: unknown, parameters: Parameters): Finding | undefined {
  const { path, needs } = spec;
  if (path === "modalities" && Array.isArray(value) && value.includes("audio") && !parameters.audio) {
    return { text: "drawer.needsVoice", refused: true };
  }
  if (path === "response_format" && parameters.json_mode === true && (value as { type?: string }).type === "text") {
    return { text: "drawer.formatClash", refused: true };
  }
  if (path === "tool_choice") return checkToolChoice(value, toolNames(parameters));
  if (path === "audio" && !(parameters.modalities as string[] | undefined)?.includes("audio")) {
    return { text: "drawer.needs", values: { name: "modalities" } };
  }
  if (needs && !valueAt(parameters, needs)) return { text: "drawer.needs", values: { name: needs } };
  return undefined;
}

function checkToolChoice(choice: unknown, names: readonly string[]): Finding | undefined {
  const name = (choice as { function?: { name?: string } }).function?.name;
  if (name !== undefined && !names.includes(name))
    return { text: "drawer.noSuchTool", values: { name }, refused: true };
  return choice === "required" && names.length === 0 ? { text: "drawer.noTools", refused: true } : undefined;
}

/** What this model does not take as it is. */
function checkModel(value: unknown, model: string, support: ParameterSupport): Finding | undefined {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, values, beyond } = support;
  if (support.support === "unsupported") return { text: "drawer.lacks", values: { model } };
  if (Array.isArray(value)) {
    return value.length > maximum ? { text: "drawer.restByParley", values: { model } } : undefined;
  }
  if (typeof value === "number" && value > maximum && beyond === "emulated") {
    return { text: "drawer.restByParley", values: { model } };
  }
  const isBelow = typeof value === "number" && (support.exclusiveMinimum ? value <= minimum : value < minimum);
  if (isBelow || (typeof value === "number" && value > maximum)) {
    const range = [minimum, maximum].map((one) => (Number.isFinite(one) ? one : "…")).join(" – ");
    return { text: "drawer.fitted", values: { model, range } };
  }
  if (typeof value === "string" && values && !values.includes(value)) {
    return { text: "drawer.fitted", values: { model, range: values.join(", ") } };
  }
  return undefined;
}

/** What Parley sees to itself, whatever the model. */
const ours = new Set(["retries", "metadata", "strict_params"]);

/**
 * How a model takes what a control sets. Its table names `search_config` as a whole, and of what is inside of `thinking`
 * only what differs.
 */
export function supportOf(
  support: Record<string, ParameterSupport> | undefined,
  path: string,
): ParameterSupport | undefined {
  if (!support) return undefined;
  if (ours.has(path)) return { ...support[path], support: "emulated" };
  const [key = ""] = path.split(".", 1);
  const around = support[key] ?? support[`${key}.enabled`];
  return support[path] ?? (around && { support: around.support });
}
