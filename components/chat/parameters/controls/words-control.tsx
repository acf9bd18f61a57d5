"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { type ControlProps, fieldClass } from "./control-props";

type Props = ControlProps & {
  /** `\n` and `\t` stand for what cannot be typed into one line. */
  escapes?: boolean;
};

/** A list of words, added one at a time with Enter. What is typed when the field is left counts too. */
export function WordsControl({ field, value, onChange, escapes }: Props) {
  const { t } = useText();
  const [text, setText] = useState("");
  const words = toWords(value);
  const add = () => {
    const word = escapes ? unescaped(text) : text.trim();
    setText("");
    if (word !== "" && !words.includes(word)) onChange([...words, word]);
  };
  const remove = (word: string) => {
    const left = words.filter((one) => one !== word);
    onChange(left.length > 0 ? left : undefined);
  };
  return (
    <div>
      {words.length > 0 && (
        <ul className="mb-2 flex flex-wrap gap-1.5">
          {words.map((word) => (
            <li key={word} className="inline-flex max-w-full items-center rounded bg-paper-soft ps-2.5 text-ui">
              <code dir="auto" className="min-w-0 truncate font-mono text-small">
                {escapes ? escaped(word) : word}
              </code>
              <IconButton
                label={t("drawer.removeWord", { word: escaped(word) })}
                className="size-8 [&_svg]:!size-3.5"
                onClick={() => remove(word)}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <span className="flex gap-1.5">
        <input
          id={field.id}
          type="text"
          dir="auto"
          autoComplete="off"
          value={text}
          aria-describedby={field.describedBy}
          aria-invalid={field.invalid}
          onChange={(event) => setText(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
          className={cn(fieldClass, "flex-1")}
        />
        <IconButton
          label={t("drawer.addWord", { name: field.label })}
          look="outline"
          disabled={text === ""}
          onClick={add}
        >
          <Plus aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

function toWords(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
}

function unescaped(text: string): string {
  return text.replace(/\\([nt\\])/g, (_, sign: string) => ({ n: "\n", t: "\t" })[sign] ?? "\\");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
