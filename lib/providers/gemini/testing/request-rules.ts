import type { GeminiRequest } from "./request-schema";

type Rule = (request: GeminiRequest, model: string) => string | undefined;

/** Signatures the mock gives out; anything else was made up. */
export const issuedSignature = /^signed-by-mock-\w+$/;
const documentedStandIn = "skip_thought_signature_validator";

const rules: Rule[] = [
  ({ contents }) =>
    contents.some(({ role }, at) => role === contents[at - 1]?.role)
      ? "Please ensure that multiturn requests alternate between user and model."
      : undefined,
  ({ contents }) => {
    const calls = contents.flatMap(({ parts }) =>
      parts.flatMap((part) => ("functionCall" in part ? [part.functionCall] : [])),
    );
    const answers = contents.flatMap(({ parts }) =>
      parts.flatMap((part) => ("functionResponse" in part ? [part.functionResponse] : [])),
    );
    const isMatched = answers.every((one) => calls.some((call) => call.id === one.id && call.name === one.name));
    return isMatched && answers.length === calls.length
      ? undefined
      : "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.";
  },
  ({ contents }, model) => {
    if (!model.startsWith("gemini-3")) return undefined;
    const unsigned = contents.find(({ parts }) => {
      const [first] = parts.filter((part) => "functionCall" in part);
      const signature = first?.thoughtSignature;
      return first && (!signature || !(issuedSignature.test(signature) || signature === documentedStandIn));
    });
    return unsigned && "Function call is missing a thought_signature in functionCall parts.";
  },
  ({ generationConfig }) =>
    generationConfig?.thinkingConfig?.thinkingBudget !== undefined && generationConfig.thinkingConfig.thinkingLevel
      ? "You can only set one of thinking budget and thinking level."
      : undefined,
  ({ generationConfig }, model) =>
    generationConfig?.thinkingConfig?.thinkingLevel && !model.startsWith("gemini-3")
      ? "Thinking level is not supported for this model."
      : undefined,
  ({ generationConfig }) => {
    const budget = generationConfig?.thinkingConfig?.thinkingBudget ?? 0;
    return generationConfig?.maxOutputTokens !== undefined && generationConfig.maxOutputTokens <= budget
      ? "The thinking budget must be less than the max output tokens."
      : undefined;
  },
  ({ generationConfig }) =>
    /"const":(?!\{)/.test(JSON.stringify(generationConfig?.responseJsonSchema ?? {}))
      ? "Unknown keyword const in response_json_schema."
      : undefined,
  ({ generationConfig }) =>
    generationConfig?.responseJsonSchema && generationConfig.responseMimeType !== "application/json"
      ? "Response schema needs the mime type application/json."
      : undefined,
  ({ generationConfig }) =>
    generationConfig?.logprobs && !generationConfig.responseLogprobs
      ? "Logprobs is only valid when response_logprobs is true."
      : undefined,
  ({ tools = [], toolConfig }) => {
    const isMixed =
      tools.some((tool) => "googleSearch" in tool) && tools.some((tool) => "functionDeclarations" in tool);
    return isMixed && !toolConfig?.includeServerSideToolInvocations
      ? "Please enable tool_config.include_server_side_tool_invocations to use Built-in tools with Function calling."
      : undefined;
  },
  ({ toolConfig }) =>
    toolConfig?.functionCallingConfig?.allowedFunctionNames && toolConfig.functionCallingConfig.mode !== "ANY"
      ? "Allowed function names should be set only when function calling mode is ANY."
      : undefined,
];

/** What the vendor would say to a request that has the right shape but breaks one of its rules. */
export function brokenRule(request: GeminiRequest, model: string): string | undefined {
  for (const rule of rules) {
    const complaint = rule(request, model);
    if (complaint) return complaint;
  }
  return undefined;
}
