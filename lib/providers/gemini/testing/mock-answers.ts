import type { GeminiRequest } from "./request-schema";

type Event = Record<string, unknown>;

const source = { uri: "https://vertexaisearch.example/redirect/a", title: "example.org" };

/** The events with which the mock answers a request that keeps the rules: it calls, searches, thinks, or says the question again. */
export function toEvents(request: GeminiRequest, model: string, responseId: string): Event[] {
  const last = request.contents.at(-1)?.parts.at(-1) ?? { text: "" };
  const question =
    "text" in last ? last.text : JSON.stringify("functionResponse" in last ? last.functionResponse : last);
  const functions = (request.tools ?? []).flatMap((tool) =>
    "functionDeclarations" in tool ? tool.functionDeclarations : [],
  );
  const wanted = "text" in last ? functions.filter(({ name }) => question.includes(name)) : [];
  const config = request.generationConfig;
  const parts: Event[] = [];
  if (config?.thinkingConfig?.includeThoughts) parts.push({ text: "Let me think.", thought: true });
  if (wanted.length > 0) parts.push(...wanted.map(({ name }, at) => toCall(name, at, responseId)));
  else parts.push(...question.split(/(?<= )/).map((text) => ({ text })));
  const searches = request.tools?.some((tool) => "googleSearch" in tool) === true && wanted.length === 0;
  const usageMetadata = { promptTokenCount: 5, candidatesTokenCount: parts.length, totalTokenCount: 5 + parts.length };
  const frame = { usageMetadata, modelVersion: model, responseId };
  return Array.from({ length: config?.candidateCount ?? 1 }, (_, index) => [
    ...parts.map((part) => ({ candidates: [{ index, content: { role: "model", parts: [part] } }], ...frame })),
    {
      candidates: [{ index, finishReason: "STOP", ...(searches ? { groundingMetadata: toGrounding(question) } : {}) }],
      ...frame,
    },
  ]).flat();
}

/** Only the first of several calls is signed. */
function toCall(name: string, at: number, responseId: string): Event {
  const functionCall = { name, args: { about: `${at}` } };
  return at === 0 ? { functionCall, thoughtSignature: `signed-by-mock-${responseId}` } : { functionCall };
}

function toGrounding(question: string): Event {
  return { webSearchQueries: [question], groundingChunks: [{ web: source }], groundingSupports: [] };
}
