"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type ControlProps, fieldClass } from "./control-props";

type Sound = { voice?: unknown; format?: unknown };

const formats = ["wav", "mp3", "flac", "opus", "aac", "pcm16"];
const usual = { voice: "alloy", format: "wav" };

/** Who speaks and as which kind of file: both, or neither. */
export function AudioControl({ field, value, onChange }: ControlProps) {
  const { t } = useText();
  const sound = typeof value === "object" && value !== null ? (value as Sound) : {};
  const voice = typeof sound.voice === "string" ? sound.voice : "";
  const format = typeof sound.format === "string" ? sound.format : "";
  return (
    <span className="flex gap-2">
      <input
        id={field.id}
        type="text"
        autoComplete="off"
        value={voice}
        placeholder={usual.voice}
        aria-label={t("audio.voice")}
        aria-describedby={field.describedBy}
        onChange={(event) => {
          const named = event.target.value;
          onChange(named === "" ? undefined : { voice: named, format: format || usual.format });
        }}
        className={cn(fieldClass, "flex-1")}
      />
      <select
        value={format}
        aria-label={t("audio.format")}
        onChange={(event) => {
          const chosen = event.target.value;
          onChange(chosen === "" ? undefined : { voice: voice || usual.voice, format: chosen });
        }}
        className={cn(fieldClass, "w-28")}
      >
        <option value="">–</option>
        {formats.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </span>
  );
}
