/** What a control knows of the place it stands in. */
export type Field = {
  id: string;
  /** The name of the parameter, for controls of several parts. */
  label: string;
  /** Ids of the texts that explain it. */
  describedBy: string;
  invalid: boolean;
};

/** What every control is given. `undefined` is "not set". */
export type ControlProps = { field: Field; value: unknown; onChange: (value: unknown) => void };

/** The look of a field to write in. */
export const fieldClass =
  "h-9 min-w-0 rounded border border-line-strong bg-paper-raised px-2.5 text-ui text-ink transition-colors placeholder:text-ink-faint hover:border-ink-faint aria-invalid:border-danger max-md:h-11 max-md:text-body";

/** The same, of several lines. */
export const areaClass =
  "block w-full resize-y rounded border border-line-strong bg-paper-raised px-2.5 py-2 text-ui text-ink transition-colors placeholder:text-ink-faint hover:border-ink-faint aria-invalid:border-danger max-md:text-body";
