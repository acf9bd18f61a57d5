/**
 * Seconds until another try makes sense, from `retry-after-ms` or `retry-after` (seconds or a date); whole, at least
 * 1, at most an hour.
 */
export function readRetryAfter(headers: Headers, now = Date.now()): number | undefined {
  const ms = numberOf(headers.get("retry-after-ms"));
  if (ms !== undefined) return bounded(ms / 1_000);
  const given = headers.get("retry-after");
  const seconds = numberOf(given);
  if (seconds !== undefined) return bounded(seconds);
  const date = given === null ? Number.NaN : Date.parse(given);
  return Number.isNaN(date) ? undefined : bounded((date - now) / 1_000);
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

function bounded(seconds: number): number {
  return Math.min(3_600, Math.max(1, Math.ceil(seconds)));
}
