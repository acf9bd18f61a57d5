import { emptyUsage, type Usage } from "@/lib/core/chunk";
import { listField, numberField, textField } from "@/lib/net/wire-json";

/** The usage of one event; undefined where nothing is counted yet. */
export function toUsage(wire: unknown): Usage | undefined {
  const count = (name: string): number => Math.max(0, Math.round(numberField(wire, name) ?? 0));
  const usage = emptyUsage();
  const written = count("candidatesTokenCount");
  usage.completion.reasoning = count("thoughtsTokenCount");
  usage.promptTokens = count("promptTokenCount") + count("toolUsePromptTokenCount");
  usage.completionTokens = written + usage.completion.reasoning;
  usage.totalTokens = count("totalTokenCount") || usage.promptTokens + usage.completionTokens;
  if (usage.totalTokens === 0) return undefined;
  const asked = (kind: string) =>
    tokensOf(wire, "promptTokensDetails", kind) + tokensOf(wire, "toolUsePromptTokensDetails", kind);
  usage.prompt = {
    ...usage.prompt,
    text: asked("TEXT") + asked("DOCUMENT"),
    audio: asked("AUDIO"),
    image: asked("IMAGE"),
    video: asked("VIDEO"),
    cached: count("cachedContentTokenCount"),
  };
  usage.completion.audio = tokensOf(wire, "candidatesTokensDetails", "AUDIO");
  usage.completion.text = Math.max(0, written - usage.completion.audio);
  return usage;
}

function tokensOf(wire: unknown, list: string, kind: string): number {
  const counts = listField(wire, list).filter((one) => textField(one, "modality") === kind);
  return counts.reduce<number>((sum, one) => sum + Math.max(0, Math.round(numberField(one, "tokenCount") ?? 0)), 0);
}
