import type { shortcuts as english } from "@/lib/i18n/messages/en/shortcuts";

/** Simplified Chinese: keyboard shortcuts and connection states. */
export const shortcuts: Record<keyof typeof english, string> = {
  "shortcuts.title": "键盘快捷键",
  "shortcuts.close": "关闭",
  "shortcuts.everywhere": "通用",
  "shortcuts.sidebar": "收起或展开侧栏",
  "shortcuts.toComposer": "跳到输入框",
  "shortcuts.writing": "输入时",
  "shortcuts.send": "发送",
  "shortcuts.lineBreak": "换行",
  "shortcuts.commands": "命令",
  "shortcuts.earlier": "上一条自己的消息",
  "shortcuts.reading": "阅读时",
  "shortcuts.find": "在本对话中查找",
  "shortcuts.print": "打印",
  "connection.offline": "网络已断开。你写的内容会保留，恢复后即可发送。",
};
