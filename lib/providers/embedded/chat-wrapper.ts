import type { ChatHistoryItem, ChatModelSegment, ChatWrapper } from "node-llama-cpp";
import type { Thinking } from "@/lib/core/chat-request";
import type { LoadedModel } from "./engine";

/** The model's own template for one way to open an answer. */
export function wrapperFor(loaded: LoadedModel, thinking: Thinking["mode"]): ChatWrapper {
  let wrapper = loaded.wrappers.get(thinking);
  if (!wrapper) {
    wrapper = makeWrapper(loaded, thinking);
    loaded.wrappers.set(thinking, wrapper);
  }
  return wrapper;
}

/**
 * The engine compares a template with each of its own wrappers first. That takes a second of the whole process, so it
 * is done once for a model, and not at all for a template that is known to be like none of them.
 */
function makeWrapper({ library, model, wrappers, file }: LoadedModel, thinking: Thinking["mode"]): ChatWrapper {
  const template = model.fileInfo.metadata.tokenizer?.chat_template ?? "";
  const reasoning = thinking === "unset" ? null : thinking === "on";
  const [known] = wrappers.values();
  if (template !== "" && (file.usesTemplate || known instanceof library.JinjaTemplateChatWrapper)) {
    return new library.JinjaTemplateChatWrapper({ template, reasoning, tokenizer: model.tokenizer });
  }
  // Only the wrapper of Qwen is made differently for each way.
  if (known && !(known instanceof library.QwenChatWrapper)) return known;
  return library.resolveChatWrapper(model, {
    customWrapperSettings: {
      jinjaTemplate: { template, reasoning },
      qwen: { thoughts: thinking === "off" ? "discourage" : "auto" },
    },
    warningLogs: false,
  });
}

/** Whether the answers of a wrapper can hold a thought. */
export function canThink(wrapper: ChatWrapper): boolean {
  return wrapper.settings.segments?.thought !== undefined;
}

/** The text that ends a thought. */
export function thoughtEndOf({ library, model }: LoadedModel, wrapper: ChatWrapper): string | undefined {
  const suffix = wrapper.settings.segments?.thought?.suffix;
  if (suffix === undefined) return undefined;
  return model.detokenize(library.LlamaText(suffix).tokenize(model.tokenizer, "trimLeadingSpace"), true);
}

/** The history with the beginning of its answer: nothing, an open thought, or an empty one. */
export function opened(
  history: ChatHistoryItem[],
  wrapper: ChatWrapper,
  thinking: Thinking["mode"],
): ChatHistoryItem[] {
  const last = history.at(-1);
  const thought: ChatModelSegment = { type: "segment", segmentType: "thought", text: "", ended: thinking === "off" };
  const begun = thinking !== "unset" && canThink(wrapper) ? [thought] : [];
  if (last?.type !== "model") return [...history, { type: "model", response: begun }];
  // After the results of tools the model goes on in the same item; a text of its own it just continues.
  if (typeof last.response.at(-1) === "string") return history;
  return [...history.slice(0, -1), { ...last, response: [...last.response, ...begun] }];
}
