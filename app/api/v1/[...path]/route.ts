import { AppError } from "@/lib/core/errors";
import { route } from "@/lib/http";

/** Whatever the API does not have is answered in its own words, not with a page. */
const answer = route<undefined, { path: string[] }>({ viewer: "api" }, async ({ request, params }) => {
  throw new AppError("not_found", `There is no ${request.method} /api/v1/${params.path.join("/")}.`);
});

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
