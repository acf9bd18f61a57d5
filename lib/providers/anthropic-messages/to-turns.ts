import { type PromptMessage, textOf } from "@/lib/core/message";
import { isWireObject, parseWire } from "@/lib/net/wire-json";
import { blocksOf, isOfServerTool, isThought } from "./carry";
import { toContent, toText } from "./to-content";

type Wire = Record<string, unknown>;

/** What one side says until the other answers. */
export type Turn = { role: "user" | "assistant"; content: Wire[] };

/** What of earlier answers may be sent back: thoughts only while thinking, searches only while searching. */
export type Replay = { thoughts: boolean; searches: boolean };

/** Stands where the user said nothing before the assistant: the first turn must be the user's. */
const opening = "Begin.";

/** The instructions that lead, and the turns after them, whose roles alternate and begin with the user's. */
export function toTurns(messages: readonly PromptMessage[], replay: Replay): { system: string; turns: Turn[] } {
  const instructions: string[] = [];
  const turns: Turn[] = [];
  for (const message of messages) {
    const text = textOf(message.parts);
    if (message.role !== "system") addTo(turns, message.role === "assistant", toBlocks(message, replay));
    else if (turns.length === 0) instructions.push(text);
    else if (text.trim() !== "") addTo(turns, false, toText(inPlace(text)));
  }
  for (const turn of turns) if (turn.role === "user") turn.content = resultsFirst(turn.content);
  trimPrefill(turns.at(-1));
  const system = instructions.filter((text) => text.trim() !== "").join("\n\n");
  if (turns.length === 0) return { system: "", turns: [{ role: "user", content: toText(system || opening) }] };
  if (turns[0]?.role === "assistant") turns.unshift({ role: "user", content: toText(opening) });
  return { system, turns };
}

/** Whether the turn that is being answered began with a thought; a turn goes on while tools give their results. */
export function beginsWithThought(turns: readonly Turn[]): boolean {
  let at = turns.length - 1;
  while (turns[at]?.role === "user" && turns[at]?.content[0]?.type === "tool_result" && at >= 2) at -= 2;
  const first = turns[at]?.role === "assistant" ? turns[at] : turns[at + 1];
  return first === undefined || (first.content[0] !== undefined && isThought(first.content[0]));
}

function addTo(turns: Turn[], isAssistant: boolean, content: Wire[]): void {
  if (content.length === 0) return;
  const role = isAssistant ? "assistant" : "user";
  const last = turns.at(-1);
  if (last?.role === role) last.content.push(...content);
  else turns.push({ role, content });
}

function toBlocks(message: PromptMessage, replay: Replay): Wire[] {
  if (message.role === "assistant") return toAssistantBlocks(message, replay);
  return message.parts.flatMap((part) =>
    part.type === "tool-result" ? [toToolResult(part.toolCallId, part.text)] : toContent(part),
  );
}

/** The answer as it was where it says what the message says; else the message, after the thoughts behind it. */
function toAssistantBlocks(message: PromptMessage, replay: Replay): Wire[] {
  const words = message.parts.filter((part) => part.type !== "image" && part.type !== "file").flatMap(toContent);
  const calls = message.parts.flatMap((part) =>
    part.type === "tool-call"
      ? [{ type: "tool_use", id: toToolId(part.id), name: part.name, input: toInput(part.arguments) }]
      : [],
  );
  const own = [...words, ...calls];
  const kept = blocksOf(message.carry).filter((block) => replay.thoughts || !isThought(block));
  const isWhole = gistOf(kept) === gistOf(own) && (replay.searches || !kept.some(isOfServerTool));
  return isWhole ? kept.filter(isNotBlank) : [...kept.filter(isThought), ...own];
}

/** What an answer says and calls, for comparing. */
function gistOf(blocks: readonly Wire[]): string {
  const text = blocks.map((block) => (block.type === "text" ? block.text : "")).join("");
  const calls = blocks.flatMap((block) => (block.type === "tool_use" ? [[block.id, block.name, block.input]] : []));
  return JSON.stringify([text.trim(), calls]);
}

function isNotBlank(block: Wire): boolean {
  return block.type !== "text" || (typeof block.text === "string" && block.text.trim() !== "");
}

function toToolResult(toolCallId: string, text: string): Wire {
  return { type: "tool_result", tool_use_id: toToolId(toolCallId), ...(text === "" ? {} : { content: text }) };
}

/** Other vendors' ids hold dots and colons; the API takes `^[a-zA-Z0-9_-]+$`. */
function toToolId(id: string): string {
  return id.replace(/[^\w-]/g, "_") || "_";
}

function toInput(json: string): object {
  const value = parseWire(json);
  return isWireObject(value) ? value : {};
}

/** "`tool_result` blocks must come first in the content array." https://docs.anthropic.com/en/docs/build-with-claude/tool-use */
function resultsFirst(content: readonly Wire[]): Wire[] {
  const isResult = (block: Wire) => block.type === "tool_result";
  return [...content.filter(isResult), ...content.filter((block) => !isResult(block))];
}

/** An answer begun for Claude must not end in white space: "final assistant content cannot end with trailing whitespace". */
function trimPrefill(turn: Turn | undefined): void {
  const block = turn?.role === "assistant" ? turn.content.at(-1) : undefined;
  if (block?.type === "text" && typeof block.text === "string") block.text = block.text.trimEnd();
}

/** Instructions after the first turn have no place of their own on this wire; they keep theirs among the turns. */
function inPlace(text: string): string {
  return `<system>\n${text}\n</system>`;
}
