import { setTitle } from "@/db/queries/conversations";
import type { Viewer } from "@/lib/core/viewer";
import { collect } from "@/lib/stream/collect";
import { askUpstream, type Models } from "./ask-upstream";
import { publish } from "./live-events";

const maxTitleLength = 60;
const titleDeadlineMs = 20_000;
const maxQuoted = 1500;

/** A title from the first thing said: its first line, cut at a word. Empty text gives an empty title. */
export function titleFrom(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0] ?? "";
  const plain = line
    .replace(/^[#>\s]+|[`*]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...(plain || line.trim())];
  if (characters.length <= maxTitleLength) return characters.join("");
  const cut = characters.slice(0, maxTitleLength).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > maxTitleLength / 2 ? cut.slice(0, space) : cut}…`;
}

/** Asks the model that answered for a short title. The rule's title stays when it fails or is the built-in model. */
export async function improveTitle(
  viewer: Viewer,
  sessId: string,
  models: Models,
  question: string,
  answer: string,
): Promise<void> {
  if (models[0].upstream.protocol === "embedded") return;
  const ask =
    "Give this conversation a title of at most six words, in the language of the question. " +
    "Answer with the title alone, without quotes.\n\n" +
    `Question: ${question.slice(0, maxQuoted)}\n\nAnswer: ${answer.slice(0, maxQuoted)}`;
  const { choices, end } = await collect(
    askUpstream(
      models,
      {
        model: models[0].qualifiedId,
        messages: [{ role: "user", parts: [{ type: "text", text: ask }] }],
        thinking: { mode: "unset" },
        maxCompletionTokens: 200,
      },
      {
        viewer,
        signal: AbortSignal.timeout(titleDeadlineMs),
        totalMs: titleDeadlineMs,
        retries: 0,
        longestWaitMs: 0,
        defaultTemperature: "model",
      },
    ),
  );
  const text = choices[0]?.parts.find((part) => part.type === "text")?.text ?? "";
  const title = titleFrom(text.replace(/^["'“「《\s]+|["'”」》\s.。]+$/g, ""));
  if (end?.reason !== "done" || title === "") return;
  if (await setTitle(viewer, sessId, title, "model")) {
    publish(viewer.userId, { type: "conversation", sessId, change: "saved" });
  }
}
