/** English: keyboard shortcuts and connection states. */
export const shortcuts = {
  "shortcuts.title": "Keyboard shortcuts",
  "shortcuts.close": "Close",
  "shortcuts.everywhere": "Everywhere",
  "shortcuts.sidebar": "Fold the sidebar",
  "shortcuts.toComposer": "To the message box",
  "shortcuts.writing": "While writing",
  "shortcuts.send": "Send",
  "shortcuts.lineBreak": "New line",
  "shortcuts.commands": "Commands",
  "shortcuts.earlier": "An earlier message of yours",
  "shortcuts.reading": "While reading",
  "shortcuts.find": "Find in this conversation",
  "shortcuts.print": "Print",
  "connection.offline": "You are offline. What you write is kept and can be sent when the network is back.",
} as const;
