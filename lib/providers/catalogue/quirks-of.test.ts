import { expect, test } from "vitest";
import type { ProviderId } from "@/env";
import type { ProtocolId, Quirks } from "@/lib/providers/provider";
import { isChatModel } from "./is-chat-model";
import { protocolOf } from "./protocol-of";
import { quirksOf } from "./quirks-of";
import { upstreamOf } from "./testing/upstream-of";

test.each<[ProviderId, string, Quirks]>([
  ["openai", "gpt-5", { systemRole: "developer", sessIdField: "prompt_cache_key" }],
  ["openai", "o3-mini", { systemRole: "developer" }],
  ["openai", "gpt-5-chat-latest", { systemRole: undefined }],
  ["openai", "gpt-4o", { systemRole: undefined, endUserField: "safety_identifier" }],
  ["moonshot", "kimi-k2.6", { maxTokensField: "max_tokens", returnsReasoning: true }],
  ["moonshot", "kimi-k3", { maxTokensField: "max_completion_tokens", returnsReasoning: true }],
  ["minimax", "MiniMax-M2.7", { maxTokensField: "max_tokens", extraBody: { reasoning_split: true } }],
  ["minimax", "MiniMax-M3", { maxTokensField: "max_completion_tokens", extraBody: { reasoning_split: true } }],
  ["spark", "4.0Ultra", { chatPath: undefined }],
  ["spark", "spark-x", { chatPath: "/v2/chat/completions", maxTokensField: "max_tokens" }],
  ["spark", "x2", { chatPath: "/x2/chat/completions" }],
  ["mistral", "m", { requiredToolChoice: "any", seedField: "random_seed", toolCallIdLength: 9, streamOptions: false }],
  ["zhipu", "m", { sessIdField: "request_id", endUserField: "user_id", zeroTemperature: "do_sample" }],
  ["openrouter", "m", { metadata: true, sessIdField: "session_id", endUserField: "user" }],
  ["xai", "m", { parallelToolCallsField: "parallel_function_calling" }],
  ["geekai", "m", { jsonField: "json_mode", sessIdField: "sess_id", metadata: true }],
])("%s is asked for %s in its own way", (provider, model, expected) => {
  const quirks = quirksOf(upstreamOf(provider), model);
  for (const [key, value] of Object.entries(expected)) expect(quirks[key as keyof Quirks], key).toEqual(value);
});

test("an upstream's own quirks stay as they were", () => {
  const upstream = upstreamOf("moonshot");
  quirksOf(upstream, "kimi-k3");
  expect(upstream.quirks.maxTokensField).toBe("max_tokens");
});

test.each<[ProviderId, string, ProtocolId]>([
  ["openai", "gpt-5", "openai-chat"],
  ["openai", "gpt-5-pro", "openai-responses"],
  ["openai", "gpt-5.2-pro-2031-01-01", "openai-responses"],
  ["openai", "o3-deep-research", "openai-responses"],
  ["openai", "gpt-5.3-codex", "openai-responses"],
  ["openrouter", "openai/gpt-5-pro", "openai-chat"],
  ["anthropic", "claude-opus-5", "anthropic-messages"],
  ["google", "gemini-2.5-pro", "gemini"],
])("%s is asked for %s by %s", (provider, model, protocol) => {
  expect(protocolOf(upstreamOf(provider), model)).toBe(protocol);
});

test("what vendors list beside chat models is told by its name", () => {
  const others = [
    "text-embedding-3-small",
    "embedding-3",
    "whisper-1",
    "tts-1-hd",
    "gpt-4o-mini-tts",
    "gpt-4o-transcribe",
    "gpt-realtime",
    "dall-e-3",
    "gpt-image-1",
    "sora-2",
    "omni-moderation-latest",
    "davinci-002",
    "imagen-4.0-generate-001",
    "veo-3.0-generate-001",
    "nomic-embed-text",
    "BAAI/bge-m3",
    "black-forest-labs/FLUX.1-dev",
    "cogview-4",
    "wanx2.1-t2i-turbo",
    "mistral-ocr-latest",
    "gemini-2.5-flash-preview-tts",
    "gemini-live-2.5-flash",
  ];
  const chat = [
    "gpt-4o",
    "gpt-4o-audio-preview",
    "gemini-2.5-flash-image",
    "qwen-omni-turbo",
    "qwen-vl-ocr",
    "deepseek-chat",
    "meta-llama/llama-guard-4-12b",
    "olive",
    "swan-1",
    "sonar",
    "starter",
    "local",
    "voxtral-small-latest",
    "liveliness-7b",
  ];
  expect(others.filter(isChatModel)).toEqual([]);
  expect(chat.filter((name) => !isChatModel(name))).toEqual([]);
});
