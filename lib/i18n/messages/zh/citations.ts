import type { citations as english } from "@/lib/i18n/messages/en/citations";

/** Simplified Chinese: citations in the text, their sources, versions side by side. */
export const citations: Record<keyof typeof english, string> = {
  "citation.label": "来源 {index}",
  "citation.name": "来源 {index}：{title}，{host}",

  "sources.count": "{count} 个来源",
  "sources.cited": "文中引用",
  "sources.others": "其他搜索结果",

  "reasoning.thinkingMinutes": "正在思考… {minutes} 分 {seconds} 秒",
  "reasoning.thoughtMinutes": "已思考 {minutes} 分 {seconds} 秒",

  "copy.as": "复制方式",
  "copy.markdown": "复制为 Markdown",
  "copy.rich": "复制为富文本",
  "copy.plain": "复制为纯文本",

  "compare.title": "对比版本",
  "compare.before": "旧版",
  "compare.after": "新版",
  "compare.close": "关闭",
  "compare.sideBySide": "并排显示",
  "compare.removed": "删去：",
  "compare.added": "新增：",
  "compare.working": "正在对比…",
  "compare.same": "两个版本的文字相同。",
  "compare.byLines": "版本较长，按整行对比。",
};
