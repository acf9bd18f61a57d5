import { z } from "zod";
import { removeFile } from "@/lib/files/files";
import { serveFile } from "@/lib/files/serve-file";
import { route } from "@/lib/http";

type Params = { id: string };
const look = z.strictObject({ preview: z.literal("").optional() });

/** A stored file, or with `?preview` the small picture of an image; pieces of it on request. */
export const GET = route<undefined, Params, typeof look>(
  { viewer: "browser", query: look },
  async ({ viewer, params, query, request }) =>
    serveFile(viewer, params.id, { preview: query.preview !== undefined, range: request.headers.get("range") }),
);

/** Deletes a file that no message and no draft holds. */
export const DELETE = route<undefined, Params>({ viewer: "browser" }, async ({ viewer, params }) => {
  await removeFile(viewer, params.id);
  return new Response(null, { status: 204 });
});
