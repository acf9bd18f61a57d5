import type { finding as english } from "@/lib/i18n/messages/en/finding";

/** Simplified Chinese: finding in a conversation and long conversations. */
export const finding: Record<keyof typeof english, string> = {
  "thread.news": "下方有新内容",
  "thread.loading": "正在加载这条消息。",
  "thread.notLoaded": "这条消息没有加载出来。",
  "thread.stopped": "回答已停止。",
  "thread.previousQuestion": "上一个问题",
  "thread.nextQuestion": "下一个问题",
  "thread.previousMessage": "上一条消息",
  "thread.nextMessage": "下一条消息",

  "find.label": "在本对话中查找",
  "find.placeholder": "在本对话中查找",
  "find.count": "第 {at} 个，共 {count} 个",
  "find.searching": "正在查找…",
  "find.none": "没有找到",
  "find.failed": "查找失败，请重试。",
  "find.next": "下一个",
  "find.previous": "上一个",
  "find.close": "关闭查找",

  "print.menu": "打印",
  "print.preparing": "正在准备打印：{done} / {count} 条消息",
  "print.cancel": "取消",
  "print.close": "关闭",
  "print.failed": "有些消息没有加载出来，因此没有打印。",

  "conversation.options": "对话选项",
};
