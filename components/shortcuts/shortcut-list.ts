import { threadShortcuts } from "@/components/chat/window/thread-shortcuts";
import type { TextKey } from "@/lib/i18n/messages/en";

/** A wish and the keys for it. `Mod` is Command on a Mac and Control elsewhere. */
export type Shortcut = { text: TextKey; keys: readonly string[] };

/** Every shortcut of the page by where it works. */
export const shortcutGroups: readonly { title: TextKey; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "shortcuts.everywhere",
    shortcuts: [
      { text: "app.newChat", keys: ["Mod", "Shift", "O"] },
      { text: "shortcuts.sidebar", keys: ["Mod", "Shift", "S"] },
      { text: "shortcuts.toComposer", keys: ["Shift", "Esc"] },
      { text: "shortcuts.title", keys: ["?"] },
    ],
  },
  {
    title: "shortcuts.writing",
    shortcuts: [
      { text: "shortcuts.send", keys: ["Enter"] },
      { text: "shortcuts.lineBreak", keys: ["Shift", "Enter"] },
      { text: "shortcuts.commands", keys: ["/"] },
      { text: "shortcuts.earlier", keys: ["↑"] },
    ],
  },
  {
    title: "shortcuts.reading",
    shortcuts: [
      { text: "shortcuts.find", keys: ["Mod", "F"] },
      { text: "shortcuts.print", keys: ["Mod", "P"] },
      ...threadShortcuts,
    ],
  },
];
