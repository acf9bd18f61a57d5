import type { Warning } from "@/lib/core/chat-request";

const mostWarnings = 20;
const longestParam = 64;
const longestReason = 200;
/** Clients refuse answers with too much in their headers; Node's limit is 16 KB for all of them. */
const longestHeader = 4_000;

/** What is told beside an answer, so that its body stays plain: warnings, and how often the model was asked. */
export function toAnswerHeaders(warnings: readonly Warning[], attempts?: number): Record<string, string> {
  const header = toWarningsHeader(warnings);
  return {
    ...(header === undefined ? {} : { "x-parley-warnings": header }),
    ...(attempts === undefined ? {} : { "x-parley-attempts": String(attempts) }),
  };
}

/** Warnings as JSON in ASCII, as many as fit. */
function toWarningsHeader(warnings: readonly Warning[]): string | undefined {
  const shown: string[] = [];
  let length = 2;
  for (const { param, action, reason } of warnings.slice(0, mostWarnings)) {
    const text = toAscii({ param: param.slice(0, longestParam), action, reason: reason.slice(0, longestReason) });
    length += text.length + 1;
    if (length > longestHeader) break;
    shown.push(text);
  }
  return shown.length === 0 ? undefined : `[${shown.join(",")}]`;
}

function toAscii(value: object): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
