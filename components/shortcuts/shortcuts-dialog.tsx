"use client";

import { useText } from "@/components/text-context";
import Dialog from "@/components/ui/dialog";
import { type Shortcut, shortcutGroups } from "./shortcut-list";

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** What the keys can do. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t("shortcuts.title")} closeLabel={t("shortcuts.close")} onClose={onClose}>
      <div className="flex flex-col gap-6">
        {shortcutGroups.map(({ title, shortcuts }) => (
          <section key={title} aria-labelledby={title}>
            <h3 id={title} className="mb-1 text-small text-ink-faint">
              {t(title)}
            </h3>
            <dl className="divide-y divide-line">
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.text} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ shortcut: { text, keys } }: { shortcut: Shortcut }) {
  const { t } = useText();
  const names: Record<string, string> = isMac() ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" } : { Mod: "Ctrl" };
  return (
    <div className="flex min-h-10 items-center justify-between gap-4 py-1.5">
      <dt>{t(text)}</dt>
      <dd className="flex shrink-0 items-center gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="min-w-6 rounded-small border border-line bg-paper-sunken px-1.5 py-0.5 text-center font-sans text-small text-ink-soft"
          >
            {names[key] ?? key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
