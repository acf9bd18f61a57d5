/** The statuses behind DashScope's codes, which come without one inside a stream. https://help.aliyun.com/zh/model-studio/error-code */
const statuses: [RegExp, number][] = [
  [/^InvalidApiKey/i, 401],
  [/^Throttling/i, 429],
  [/AccessDenied/i, 403],
  [/^Model\.?NotFound/i, 404],
  [/^(InvalidParameter|InvalidURL|BadRequest|Arrearage|data_?inspection_?failed)/i, 400],
  [/^RequestTimeOut/i, 504],
  [/^(ServiceUnavailable|ModelUnavailable|ModelServingError)/i, 503],
];

/** The HTTP status that goes with a code such as `Throttling.RateQuota`; undefined for one that is not known. */
export function statusOf(code: string | undefined): number | undefined {
  return code === undefined ? undefined : statuses.find(([pattern]) => pattern.test(code))?.[1];
}
