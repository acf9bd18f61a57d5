import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { requireSoloViewer } from "./solo";

/** Who is looking at a page. Whoever may not look gets the same page as for something that does not exist. */
export async function requirePageViewer(): Promise<Viewer> {
  try {
    return await requireSoloViewer(await headers(), false);
  } catch (error) {
    if (error instanceof AppError) notFound();
    throw error;
  }
}
