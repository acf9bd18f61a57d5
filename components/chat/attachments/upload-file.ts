import { callApi, type Problem } from "@/components/call-api";
import type { Attachment } from "@/lib/core/attachment";
import type { ErrorShape } from "@/lib/core/errors";

/** What somebody's files take, what they may take, and how large one may be; bytes. */
export type FileStorage = { used: number; quota: number; maxFile: number };

/**
 * Why a file was not taken; `param` says which bound it broke, or that its kind is not taken, `storage` the bounds
 * themselves where one of them is the reason.
 */
export type UploadProblem = Problem & { param?: string; storage?: FileStorage };

/** An upload that did not end with a stored file. */
export class UploadError extends Error {
  readonly problem: UploadProblem;

  constructor(problem: UploadProblem) {
    super(problem.message);
    this.name = "UploadError";
    this.problem = problem;
  }
}

function toProblem(request: XMLHttpRequest): UploadProblem {
  try {
    const { error } = JSON.parse(request.responseText) as { error?: Partial<ErrorShape> };
    if (error?.code) return { code: error.code, message: error.message ?? "", param: error.param };
  } catch {
    // A proxy in front of Parley may answer with a page of its own.
  }
  return { code: request.status === 413 ? "request_too_large" : "internal_error", message: "" };
}

/** The same problem with the numbers that explain it; without them where they cannot be had. */
export async function withNumbers(problem: UploadProblem): Promise<UploadProblem> {
  if (problem.param !== "size" && problem.param !== "quota") return problem;
  const answer = await callApi<{ storage: FileStorage }>("/api/files").catch(() => undefined);
  return { ...problem, ...(answer ? { storage: answer.storage } : {}) };
}

/**
 * Sends one file and says how far it is, from 0 to 1; `fetch` does not tell that of what it sends.
 * @throws UploadError with code `network` when the connection was lost; the signal's reason when it was aborted.
 */
export function uploadFile(
  file: File,
  how: { temporary: boolean; signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.toWellFormed()));
    if (how.temporary) request.setRequestHeader("x-file-temporary", "1");
    request.upload.onprogress = ({ loaded, total }) => how.onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UploadError({ code: "network", message: "" }));
    request.onabort = () => reject(how.signal.reason);
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Attachment);
      else reject(new UploadError(toProblem(request)));
    };
    how.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
