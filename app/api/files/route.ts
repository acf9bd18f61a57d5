import { z } from "zod";
import { fileIdSchema } from "@/lib/core/attachment";
import { AppError } from "@/lib/core/errors";
import { toFileName } from "@/lib/files/file-name";
import { listAttachments, storageOf } from "@/lib/files/files";
import { storeUpload } from "@/lib/files/store-upload";
import { route } from "@/lib/http";

/** Most files that are asked for at once: those of a composer and of all that waits in its queue fit. */
const mostIds = 500;

const listQuery = z.strictObject({
  ids: z
    .string()
    .transform((ids) => ids.split(",").filter(Boolean))
    .pipe(z.array(fileIdSchema).max(mostIds))
    .optional(),
});

/** What the named files are, and how much room there is. */
export const GET = route<undefined, Record<string, never>, typeof listQuery>(
  { viewer: "browser", query: listQuery },
  async ({ viewer, query }) =>
    Response.json({ files: await listAttachments(viewer, query.ids ?? []), storage: await storageOf(viewer) }),
);

/** Stores the body as a file: its bytes as they are, its name in a header. */
export const POST = route({ viewer: "browser" }, async ({ viewer, request }) => {
  if (request.headers.get("content-type") !== "application/octet-stream") {
    const message = "The body must be application/octet-stream; what it is is found out by its content.";
    throw new AppError("invalid_value", message, { param: "content-type" });
  }
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  const attachment = await storeUpload(viewer, {
    body: request.body,
    name: toFileName(readName(request)),
    temporary: request.headers.get("x-file-temporary") === "1",
    ...(Number.isFinite(length) ? { claimedBytes: length } : {}),
  });
  return Response.json(attachment, { status: 201 });
});

/** A header holds ASCII only, so the name comes percent-encoded. */
function readName(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? "");
  } catch (cause) {
    throw new AppError("invalid_value", "x-file-name: must be percent-encoded", { param: "x-file-name", cause });
  }
}
