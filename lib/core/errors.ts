/** Every failure Parley can name; callers branch on the code, never on the message text. */
export type ErrorCode = keyof typeof errorTable;

type Row = { status: number; type: string };

/** The one table from code to HTTP status and to the `type` of the OpenAI-shaped error body. */
export const errorTable = {
  invalid_json: { status: 400, type: "invalid_request_error" },
  invalid_value: { status: 400, type: "invalid_request_error" },
  unsupported_parameter: { status: 400, type: "invalid_request_error" },
  context_length_exceeded: { status: 400, type: "invalid_request_error" },
  invalid_api_key: { status: 401, type: "authentication_error" },
  insufficient_quota: { status: 402, type: "insufficient_quota" },
  permission_denied: { status: 403, type: "permission_error" },
  forbidden_origin: { status: 403, type: "permission_error" },
  not_found: { status: 404, type: "invalid_request_error" },
  model_not_found: { status: 404, type: "invalid_request_error" },
  method_not_allowed: { status: 405, type: "invalid_request_error" },
  turn_running: { status: 409, type: "conflict_error" },
  conflict: { status: 409, type: "conflict_error" },
  request_too_large: { status: 413, type: "request_too_large" },
  rate_limit_exceeded: { status: 429, type: "rate_limit_exceeded" },
  internal_error: { status: 500, type: "server_error" },
  upstream_error: { status: 502, type: "upstream_error" },
  upstream_auth_error: { status: 502, type: "upstream_auth_error" },
  upstream_unavailable: { status: 503, type: "upstream_error" },
  model_not_ready: { status: 503, type: "server_error" },
  shutting_down: { status: 503, type: "server_error" },
  timeout: { status: 504, type: "timeout" },
  storage_busy: { status: 503, type: "server_error" },
  storage_full: { status: 507, type: "server_error" },
} as const satisfies Record<string, Row>;

/** The serialisable form of a failure: what a chunk, a stored message and an error body carry. */
export type ErrorShape = {
  code: ErrorCode;
  message: string;
  /** The field of the request that is wrong, as the client spelled it. */
  param?: string;
  /** Seconds until another try makes sense. */
  retryAfter?: number;
  /** Asking the same upstream once more would fail the same way. */
  isFinal?: boolean;
};

/** A failure with a code from the closed list. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly param?: string;
  readonly retryAfter?: number;
  readonly isFinal?: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    more: { param?: string; retryAfter?: number; isFinal?: boolean; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "AppError";
    this.code = code;
    this.param = more.param;
    this.retryAfter = more.retryAfter;
    this.isFinal = more.isFinal;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  toShape(): ErrorShape {
    return {
      code: this.code,
      message: this.message,
      ...(this.param === undefined ? {} : { param: this.param }),
      ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }),
      ...(this.isFinal === undefined ? {} : { isFinal: this.isFinal }),
    };
  }
}

/** What a failure of the database means, by the code its driver gives. */
function toStorageError(error: unknown): ErrorShape | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) {
    return { code: "storage_full", message: "The disk is full or cannot be written. Nothing was changed." };
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return { code: "storage_busy", message: "The database is busy. Try again in a moment.", retryAfter: 1 };
  }
  return error instanceof Error && error.cause !== undefined ? toStorageError(error.cause) : undefined;
}

/** Turns anything thrown into a shape that is safe to show: unknown errors lose their text. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof AppError) return error.toShape();
  const message = "Something failed inside Parley. The details are in the server's log.";
  return toStorageError(error) ?? { code: "internal_error", message };
}

/** The OpenAI-shaped body of a failure, with the message twice for clients that look at the top. */
export function toErrorBody(error: ErrorShape) {
  const { type } = errorTable[error.code];
  return {
    error: { message: error.message, type, param: error.param ?? null, code: error.code },
    message: error.message,
  };
}
