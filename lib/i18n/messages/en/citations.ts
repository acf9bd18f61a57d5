/** English: citations in the text, their sources, versions side by side. */
export const citations = {
  "citation.label": "Source {index}",
  "citation.name": "Source {index}: {title}, {host}",

  "sources.count": "{count} sources",
  "sources.cited": "Cited in the answer",
  "sources.others": "Also found",

  "reasoning.thinkingMinutes": "Thinking… {minutes} min {seconds} s",
  "reasoning.thoughtMinutes": "Thought for {minutes} min {seconds} s",

  "copy.as": "Copy as",
  "copy.markdown": "Copy as Markdown",
  "copy.rich": "Copy as rich text",
  "copy.plain": "Copy as plain text",

  "compare.title": "Compare versions",
  "compare.before": "From",
  "compare.after": "To",
  "compare.close": "Close",
  "compare.sideBySide": "Side by side",
  "compare.removed": "Removed:",
  "compare.added": "Added:",
  "compare.working": "Comparing…",
  "compare.same": "The words of both versions are the same.",
  "compare.byLines": "These versions are long, so whole lines are compared.",
} as const;
