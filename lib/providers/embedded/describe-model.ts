import type { Capabilities } from "@/lib/core/model";
import { engine } from "./engine";
import type { ModelFacts, ModelFile } from "./model-file";

/** What a model of this engine can do. Reads the file's header when nothing is known of it yet. */
export async function describeModel(file: ModelFile): Promise<Partial<Capabilities>> {
  const facts = file.facts ?? (await factsOf(file.path));
  const contextLength =
    facts.trainedContext === undefined ? undefined : Math.min(facts.trainedContext, file.maxContext);
  return {
    ...(contextLength === undefined ? {} : { contextLength, maxOutput: contextLength }),
    input: { image: false, audio: false, video: false, file: false },
    audioOutput: false,
    tools: true,
    toolChoice: { none: true, required: true, named: true },
    parallelToolCalls: true,
    json: { object: true, schema: true },
    temperature: { min: 0, max: 2, default: file.temperature },
    topP: true,
    topK: true,
    frequencyPenalty: true,
    presencePenalty: true,
    seed: true,
    logprobs: true,
    maxTopLogprobs: 20,
    maxN: 16,
    maxStop: 16,
    ignoredWhileThinking: [],
    ...(facts.thinking === "no" ? {} : { thinking: thinkingOf(facts, contextLength ?? file.maxContext) }),
  };
}

function thinkingOf(facts: ModelFacts, contextLength: number): Capabilities["thinking"] {
  return {
    kind: "engine",
    // The engine writes the end of the thought itself, whatever the template knows.
    canDisable: true,
    byDefault: facts.thinking === "by default",
    efforts: [],
    budget: { min: 1, max: Math.floor(contextLength / 2) },
  };
}

function factsOf(path: string): Promise<ModelFacts> {
  const { facts } = engine();
  let known = facts.get(path);
  if (!known) {
    known = readFacts(path).catch((): ModelFacts => {
      facts.delete(path);
      return { thinking: "no" };
    });
    facts.set(path, known);
  }
  return known;
}

async function readFacts(path: string): Promise<ModelFacts> {
  const { readGgufFileInfo } = await import("node-llama-cpp");
  const { architectureMetadata, metadata } = await readGgufFileInfo(path, {
    sourceType: "filesystem",
    readTensorInfo: false,
    // A hundred thousand strings that nobody looks at.
    ignoreKeys: [
      "tokenizer.ggml.tokens",
      "tokenizer.ggml.scores",
      "tokenizer.ggml.token_type",
      "tokenizer.ggml.merges",
    ],
    logWarnings: false,
  });
  const trainedContext = architectureMetadata.context_length;
  return {
    ...(typeof trainedContext === "number" ? { trainedContext } : {}),
    thinking: toThinking(metadata.tokenizer?.chat_template ?? ""),
  };
}

/** A template that waits for `enable_thinking` to be true thinks when told; any other that has thoughts always does. */
function toThinking(template: string): ModelFacts["thinking"] {
  if (!template.includes("enable_thinking") && !template.includes("<think>")) return "no";
  return /enable_thinking is true|\b(if|and) enable_thinking\s*-?%}/.test(template) ? "when told" : "by default";
}
