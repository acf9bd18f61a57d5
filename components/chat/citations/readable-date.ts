/** The day as it was written, wherever the reader is; engines write dates in many ways, and others are shown as they came. */
export function readableDate(date: string, locale: string): string {
  const [day = ""] = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(time);
}
