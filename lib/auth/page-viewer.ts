import { headers } from "next/headers";
import type { Viewer } from "@/lib/core/viewer";
import { requireSoloViewer } from "./solo";

/**
 * Who is looking at a page.
 * @throws AppError forbidden_origin, which the page's error boundary shows.
 */
export async function requirePageViewer(): Promise<Viewer> {
  return requireSoloViewer(await headers(), false);
}
