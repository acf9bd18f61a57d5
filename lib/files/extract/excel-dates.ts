const dayMs = 86_400_000;

/** Excel's built-in formats for dates and times, by number. */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** Whether a number format shows dates: its code has a sign for them outside of quoted text and colours. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  return /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/i, ""));
}

/** A number of days as Excel counts them, as `2026-07-31` or `2026-07-31 14:05`; what is no date stays a number. */
export function toDateText(days: number, from1904: boolean): string {
  const since1970 = (days - (from1904 ? 24_107 : 25_569)) * dayMs;
  if (!Number.isFinite(since1970) || days < 0 || days > 2_958_465) return String(days);
  const date = new Date(Math.round(since1970 / 1_000) * 1_000);
  const [day = "", time = ""] = date.toISOString().split("T");
  if (days < 1) return time.slice(0, 5);
  return Number.isInteger(days) ? day : `${day} ${time.slice(0, 5)}`;
}
