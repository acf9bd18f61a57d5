"use client";

import { Check, ChevronDown, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { groupSources, useCitations } from "./citations/citations-context";
import { richToPlain } from "./citations/rich-to-plain";
import { withSources } from "./citations/with-sources";
import { copyRichText, copyText } from "./copy-text";

const copiedForMs = 2000;

const toRich = async (markdown: string): Promise<string> =>
  (await import("./markdown/to-rich-text")).toRichText(markdown);

const toPlain = (markdown: string): Promise<string> => toRich(markdown).then(richToPlain, () => markdown);

const ways = {
  /** Each program takes the form it understands. */
  any: (markdown: string) => copyRichText(markdown, toRich(markdown)),
  markdown: copyText,
  rich: (markdown: string) => copyRichText(toPlain(markdown), toRich(markdown)),
  plain: async (markdown: string) => copyText(await toPlain(markdown)),
};

/** Copies an answer, with the sources it cites below it, in the form that is wanted. */
export function CopyAnswer({ text }: { text: string }) {
  const { t } = useText();
  const { sources } = useCitations();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), copiedForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (way: keyof typeof ways) => {
    const whole = withSources(text, groupSources(text, sources).cited, t("thread.sources"));
    setState((await ways[way](whole)) ? "copied" : "failed");
  };
  const entry = (way: keyof typeof ways, name: string) =>
    ({ kind: "item", key: way, text: name, onSelect: () => void copy(way) }) as const;
  const label = { idle: t("action.copy"), copied: t("action.copied"), failed: t("action.copyFailed") }[state];
  return (
    <span className="inline-flex items-center">
      <IconButton label={label} onClick={() => void copy("any")}>
        {state === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      </IconButton>
      <Menu
        entries={[
          entry("markdown", t("copy.markdown")),
          entry("rich", t("copy.rich")),
          entry("plain", t("copy.plain")),
        ]}
        trigger={{
          "aria-label": t("copy.as"),
          title: t("copy.as"),
          className:
            "-ms-1.5 inline-flex h-9 w-5 items-center justify-center rounded transition-colors hover:bg-paper-soft max-md:ms-0 max-md:size-11 [&_svg]:!size-3.5",
          children: <ChevronDown aria-hidden />,
        }}
      />
    </span>
  );
}
