const steps = ["B", "KB", "MB", "GB"] as const;

/** Bytes for people: `380 KB`, `1.4 MB`. */
export function formatSize(bytes: number, locale: string): string {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < steps.length - 1) {
    value /= 1024;
    step += 1;
  }
  const digits = step > 1 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${steps[step]}`;
}
