"use client";

type Props = { label: string; checked: boolean; onChange: (checked: boolean) => void };

/** A box to tick with its words. */
export function Tick({ label, checked, onChange }: Props) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 max-md:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-(--accent)"
      />
      <span className="min-w-0 truncate">{label}</span>
    </label>
  );
}
