import { field, listField, textField } from "@/lib/net/wire-json";

const longest = 500;
const keyLike = /\b(?:sk-|pk-|key-|xai-|pplx-|gsk_|AIza)[-_A-Za-z0-9*.]{8,}/g;

/** The upstream's own sentence about a failure, cut and without anything that looks like a key; "" when none. */
export function readErrorText(body: unknown, apiKey: string): string {
  const found = sentenceOf(body);
  if (found === undefined) return "";
  const clean = apiKey === "" ? found : found.replaceAll(apiKey, "[key]");
  return clean.replace(keyLike, "[key]").replace(/\s+/g, " ").trim().slice(0, longest);
}

/** Sentence, code and type of a failure in lower case, for telling failures apart. */
export function readErrorWords(body: unknown): string {
  const inner = field(body, "error");
  const words = [sentenceOf(body), ...[body, inner].flatMap((at) => [field(at, "code"), field(at, "type")])];
  return words
    .filter((word) => typeof word === "string")
    .join(" ")
    .slice(0, 2_000)
    .toLowerCase();
}

/** Codes and types alone, and the sentence without what it quotes: a client's own words can be quoted in a refusal. */
export function readOwnWords(body: unknown): { codes: string; sentence: string } {
  const inner = field(body, "error");
  const codes = [body, inner].flatMap((at) => [field(at, "code"), field(at, "type"), field(at, "status")]);
  const sentence = (sentenceOf(body) ?? "").slice(0, 2_000).replace(/(["'`“‘]).*?(["'`”’]|$)/g, " ");
  return {
    codes: codes
      .filter((word) => typeof word === "string")
      .join(" ")
      .toLowerCase(),
    sentence: sentence.toLowerCase(),
  };
}

/** The places in which vendors have been seen to put the sentence, most telling first. */
function sentenceOf(body: unknown): string | undefined {
  if (typeof body === "string") return /^\s*</.test(body) ? undefined : body;
  return (
    textField(body, "error", "metadata", "raw") ??
    textField(body, "error", "message") ??
    textField(body, "error") ??
    textField(body, "message") ??
    textField(body, "detail") ??
    textField(listField(body, "detail")[0], "msg") ??
    textField(listField(body, "errors")[0], "message") ??
    textField(body, "base_resp", "status_msg") ??
    textField(body, "error_msg") ??
    textField(body, "msg") ??
    (Array.isArray(body) && body.length > 0 ? sentenceOf(body[0]) : undefined)
  );
}
