import { field, isWireObject, listField, numberField, textField, type WireObject } from "@/lib/net/wire-json";

/** One event of an answer as a chat stream of OpenAI's kind would tell it. */
export function toChatEvent(event: unknown): WireObject {
  const output = field(event, "output");
  const results = listField(output, "search_info", "search_results").map(toResult);
  return {
    choices: toChoices(output),
    usage: toUsage(field(event, "usage")),
    search_info: { search_results: results },
  };
}

/** Models that know no messages answer with a bare text. */
function toChoices(output: unknown): WireObject[] {
  const choices = listField(output, "choices").filter(isWireObject);
  if (choices.length === 0 && typeof field(output, "text") === "string") {
    return [{ index: 0, delta: { content: field(output, "text") }, finish_reason: field(output, "finish_reason") }];
  }
  return choices.map((choice) => ({
    index: numberField(choice, "index") ?? 0,
    delta: field(choice, "message"),
    finish_reason: field(choice, "finish_reason"),
    logprobs: field(choice, "logprobs"),
  }));
}

/** The first event of a search has an empty usage, which tells nothing. */
function toUsage(wire: unknown): WireObject | undefined {
  const input = numberField(wire, "input_tokens");
  const written = numberField(wire, "output_tokens");
  if (input === undefined && written === undefined) return undefined;
  const ofPrompt = (kind: string) =>
    firstCount(wire, [`input_tokens_details.${kind}`, `prompt_tokens_details.${kind}`, kind]);
  const ofAnswer = (kind: string) => numberField(wire, "output_tokens_details", kind);
  return {
    prompt_tokens: input,
    completion_tokens: written,
    total_tokens: numberField(wire, "total_tokens"),
    prompt_tokens_details: {
      text_tokens: firstCount(wire, ["input_tokens_details.text_tokens", "prompt_tokens_details.text_tokens"]),
      image_tokens: ofPrompt("image_tokens"),
      video_tokens: ofPrompt("video_tokens"),
      audio_tokens: ofPrompt("audio_tokens"),
      cached_tokens: ofPrompt("cached_tokens"),
    },
    completion_tokens_details: {
      text_tokens: ofAnswer("text_tokens"),
      audio_tokens: ofAnswer("audio_tokens"),
      reasoning_tokens: ofAnswer("reasoning_tokens"),
    },
    plugins: field(wire, "plugins"),
  };
}

function firstCount(wire: unknown, paths: readonly string[]): number | undefined {
  return paths.map((path) => numberField(wire, ...path.split("."))).find((count) => count !== undefined);
}

/** 无 stands for a site without a name. */
function toResult(result: unknown): unknown {
  if (!isWireObject(result) || textField(result, "site_name") !== "无") return result;
  return { ...result, site_name: undefined };
}
