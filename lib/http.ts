import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { requireApiViewer } from "@/lib/auth/api-keys";
import { requireViewer } from "@/lib/auth/require-viewer";
import { AppError, toErrorShape } from "@/lib/core/errors";
import { failureResponse } from "@/lib/core/failure-response";
import type { Viewer } from "@/lib/core/viewer";

type Body = z.ZodType | undefined;
type BodyOf<B extends Body> = B extends z.ZodType ? z.infer<B> : undefined;
type QueryOf<Q extends Body> = BodyOf<Q>;

/** What a handler is given: everything checked. */
export type RouteInput<B extends Body, P, Q extends Body = undefined> = {
  request: Request;
  viewer: Viewer;
  body: BodyOf<B>;
  params: P;
  query: QueryOf<Q>;
};

type Door<B extends Body, Q extends Body = undefined> = {
  /** Which credential opens it: the page's, or a program's bearer token. */
  viewer: "browser" | "api";
  body?: B;
  /** What the address may carry after its `?`, each name once. */
  query?: Q;
  /** Largest body, in bytes. */
  maxBytes?: number;
};

const defaultMaxBytes = 4 * 1024 * 1024;
const maxDepth = 64;

/**
 * A route handler in four steps: parse, authorise, run, map errors. Nothing thrown leaves it;
 * every response carries `x-request-id` and is private.
 */
export function route<B extends Body = undefined, P = Record<string, never>, Q extends Body = undefined>(
  door: Door<B, Q>,
  run: (input: RouteInput<B, P, Q>) => Promise<Response>,
) {
  return async (request: Request, context?: { params: Promise<P> }): Promise<Response> => {
    const requestId = randomUUID();
    try {
      const viewer = await (door.viewer === "api" ? requireApiViewer(request) : requireViewer(request));
      const body = (door.body ? await readBody(request, door.body, door) : undefined) as BodyOf<B>;
      const params = (await context?.params) as P;
      const query = (door.query ? readQuery(request, door.query) : undefined) as QueryOf<Q>;
      return finish(await run({ request, viewer, body, params, query }), requestId);
    } catch (error) {
      if (!(error instanceof AppError)) console.error(`parley: request ${requestId} failed`, error);
      return finish(failureResponse(toErrorShape(error)), requestId);
    }
  };
}

function finish(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  response.headers.set("x-content-type-options", "nosniff");
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store, private");
  return response;
}

async function readBody(request: Request, schema: z.ZodType, door: Door<Body, Body>): Promise<unknown> {
  if (door.viewer === "browser" && !/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("invalid_value", "The body must be application/json.", { param: "content-type" });
  }
  return check(parseJson(await readText(request, door.maxBytes ?? defaultMaxBytes)), schema, "body");
}

function readQuery(request: Request, schema: z.ZodType): unknown {
  const pairs = [...new URL(request.url).searchParams];
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) < index)?.[0];
  if (twice !== undefined) throw new AppError("invalid_value", `${twice}: given twice`, { param: twice });
  return check(Object.fromEntries(pairs), schema, "query");
}

function check(value: unknown, schema: z.ZodType, whole: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message, isTooLong } = firstIssue(parsed.error.issues);
  const code = isTooLong ? "request_too_large" : "invalid_value";
  throw new AppError(code, `${path || whole}: ${message}`, { param: path || whole });
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new AppError("request_too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  try {
    for await (const bytes of request.body ?? []) {
      size += bytes.byteLength;
      if (size > maxBytes) throw tooLarge();
      text += decoder.decode(bytes, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_json", "The body is not valid UTF-8.", { param: "body", cause: error });
  }
}

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** How deep arrays and objects are nested, in one pass over the text. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) isInString = !isInString;
    else if (code === backslash && isInString) at++;
    else if (isInString) continue;
    else if (opening.has(code)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(code)) depth--;
  }
  return deepest;
}

/** JSON with bounded nesting; deep nesting would overflow the stack of whatever walks the value. */
function parseJson(text: string): unknown {
  if (nestingOf(text) > maxDepth) {
    throw new AppError("invalid_json", "The body is nested too deeply.", { param: "body" });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_json", "The body is not valid JSON.", { param: "body", cause: error });
  }
}

/** A bound from which on breaking it means "too large" and not "wrong", in characters or items. */
const largeBound = 100_000;

type Issue = { path: PropertyKey[]; message: string; isTooLong?: boolean };

/** The first thing wrong; of a union, whatever is wrong deepest inside, which is the branch that was meant. */
function deepestIssue(issue: z.core.$ZodIssue, above: PropertyKey[] = []): Issue {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") return { path: [...path, ...issue.keys.slice(0, 1)], message: "unknown key" };
  const isLength = issue.code === "too_big" && (issue.origin === "string" || issue.origin === "array");
  const isTooLong = isLength && issue.maximum >= largeBound;
  const own = { path, message: issue.message, isTooLong };
  if (issue.code !== "invalid_union") return own;
  const inner = issue.errors.flatMap((branch) => branch.slice(0, 1).map((one) => deepestIssue(one, path)));
  return inner.reduce((best, one) => (one.path.length > best.path.length ? one : best), own);
}

/** Where the body is wrong, as the client spells it, and how. */
function firstIssue(issues: readonly z.core.$ZodIssue[]): { path: string; message: string; isTooLong?: boolean } {
  const [issue] = issues;
  if (!issue) return { path: "", message: "cannot be read" };
  const { path, ...rest } = deepestIssue(issue);
  return { ...rest, path: toPath(path) };
}

function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}
