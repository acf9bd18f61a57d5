import type { branches as english } from "@/lib/i18n/messages/en/branches";

/** Simplified Chinese: editing, versions, forking and deleting messages. */
export const branches: Record<keyof typeof english, string> = {
  "branches.question": "对这条提问的操作",
  "branches.more": "更多",
  "branches.busy": "请等回答写完，或先停止它。",

  "branches.edit": "编辑",
  "branches.editField": "修改提问",
  "branches.editKept": "原来的版本会保留。",
  "branches.editFailed": "修改没有发出去。",
  "branches.send": "保存并发送",
  "branches.cancel": "取消",
  "branches.showAll": "展开全文",
  "branches.showLess": "收起",

  "branches.regenerate": "重新生成",
  "branches.regenerateHow": "换种方式重新生成",
  "branches.withModel": "用 {model}",
  "branches.withOther": "换一个模型…",
  "branches.continue": "继续写",

  "branches.versions": "版本",
  "branches.version": "第 {index} 版，共 {count} 版",
  "branches.previous": "上一版",
  "branches.next": "下一版",
  "branches.showFailed": "没能切换到那个版本。",
  "branches.compareFailed": "没能读取这些版本。",

  "branches.fork": "从这里另开对话",
  "branches.forked": "这是一个新对话，保留了到此为止的内容。原对话不变。",
  "branches.forkFailed": "没能另开对话。",

  "branches.delete": "删除消息",
  "branches.deleteVersion": "删除这一版",
  "branches.removed": "已删除这条消息。",
  "branches.removedMore": "已删除这条消息和后面的 {count} 条。",
  "branches.removedVersion": "已删除这一版。",
  "branches.removedVersionMore": "已删除这一版和后面的 {count} 条消息。",
  "branches.removeFailed": "没有删除任何内容。",
  "branches.restoreFailed": "没能恢复这条消息。",
};
