import type { ChatRequest, SearchRequest } from "@/lib/core/chat-request";
import type { Part, PromptMessage } from "@/lib/core/message";

/** A question of one line. */
export const question: PromptMessage[] = [
  { role: "system", parts: [{ type: "text", text: "Be brief." }] },
  { role: "user", parts: [{ type: "text", text: "Does it rain in Paris?" }] },
];

/** A search with everything a client can say of it. */
export const wholeSearch: SearchRequest = {
  deepable: false,
  returnResult: true,
  prompt: "weather",
  intent: true,
  count: 40,
  domains: ["example.org", "example.net"],
  recency: "week",
  contentSize: "high",
  sequence: "before",
  required: true,
};

/** A search of which nothing is said. */
export const bareSearch: SearchRequest = { deepable: false, returnResult: false };

/** A function the model may call. */
export const weather = { name: "weather", description: "Of a city.", parameters: { type: "object" }, strict: true };

/** The question after two functions have answered, one of them with a picture, to a model that thought before. */
export const toolsHaveAnswered: Partial<ChatRequest> = {
  tools: [weather],
  messages: [
    ...question,
    {
      role: "assistant",
      carry: { protocol: "openai-chat", content: { reasoning: "I look.", details: [{ type: "reasoning.text" }] } },
      parts: [
        { type: "tool-call", id: "call_long_id_0", name: "weather", arguments: '{"city":"Paris"}' },
        { type: "tool-call", id: "call_long_id_1", name: "weather", arguments: "{}" },
      ],
    },
    {
      role: "tool",
      parts: [
        { type: "tool-result", toolCallId: "call_long_id_0", text: "Rain" },
        { type: "image", url: "https://example.org/radar.png", detail: "auto" },
      ],
    },
    { role: "tool", parts: [{ type: "tool-result", toolCallId: "call_long_id_1", text: "Sun" }] },
  ],
};

/** A question with other things than text in it. */
export function showing(...parts: Part[]): Partial<ChatRequest> {
  return { messages: [{ role: "user", parts: [{ type: "text", text: "Look." }, ...parts] }] };
}

/** All that says how tokens are chosen. */
export const sampling = {
  temperature: 0.5,
  topP: 0.9,
  maxCompletionTokens: 100,
  stop: ["END"],
} satisfies Partial<ChatRequest>;
