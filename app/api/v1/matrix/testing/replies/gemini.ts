import { type Asked, found, toSse } from "./reply";

/** An answer as Gemini's generateContent streams it. */
export function geminiReply({ reply, body }: Asked): string {
  const { generationConfig: wanted, tools = [] } = body as {
    generationConfig: { candidateCount?: number; responseLogprobs?: boolean };
    tools?: object[];
  };
  const searches = reply.sources && tools.some((tool) => "googleSearch" in tool);
  const parts = [
    ...(reply.thought ? [{ text: reply.thought, thought: true }] : []),
    ...(reply.text ?? []).map((text) => ({ text })),
    ...(reply.calls ?? []).map((name) => ({ functionCall: { name, args: {} }, thoughtSignature: "c2lnbmVk" })),
    ...(reply.audio ? [{ inlineData: { mimeType: "audio/L16;codec=pcm;rate=24000", data: "AAEC" } }] : []),
  ];
  const usageMetadata = { promptTokenCount: 5, candidatesTokenCount: 3, totalTokenCount: 8 };
  const indexes = Array.from({ length: wanted.candidateCount ?? 1 }, (_, index) => index);
  return toSse([
    ...parts.map((part) => ({
      candidates: indexes.map((index) => ({
        index,
        content: { role: "model", parts: [part] },
        ...(reply.logprobs && wanted.responseLogprobs ? { logprobsResult: probabilityOf(part) } : {}),
      })),
      usageMetadata,
    })),
    {
      candidates: indexes.map((index) => ({
        index,
        finishReason: "STOP",
        ...(searches ? { groundingMetadata: grounding } : {}),
      })),
      usageMetadata,
    },
  ]);
}

function probabilityOf(part: object) {
  const token = "text" in part ? part.text : "";
  return { chosenCandidates: [{ token, logProbability: -0.5 }], topCandidates: [{ candidates: [] }] };
}

const grounding = {
  webSearchQueries: ["one", "two"],
  groundingChunks: found.map(({ url, title }) => ({ web: { uri: url, title } })),
};
