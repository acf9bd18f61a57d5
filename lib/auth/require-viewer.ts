import type { Viewer } from "@/lib/core/viewer";
import { requireSoloViewer } from "./solo";

/**
 * Who is asking through the browser door.
 * @throws AppError forbidden_origin.
 */
export async function requireViewer(request: Request): Promise<Viewer> {
  const isChange = request.method !== "GET" && request.method !== "HEAD";
  return requireSoloViewer(request.headers, isChange);
}
