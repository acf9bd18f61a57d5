import { getModel } from "@/lib/chat/models";
import { refuseMethod } from "@/lib/gateway/refuse-method";
import { toModelBody } from "@/lib/gateway/to-models";
import { route } from "@/lib/http";

type Params = { id: string[] };

/** One model by its plain name or as `provider/name`, however often the slash in it was encoded on the way. */
export const GET = route<undefined, Params>({ viewer: "api" }, async ({ params }) =>
  Response.json(toModelBody(await getModel(decoded(params.id.join("/"))))),
);

const refuse = route<undefined, Params>({ viewer: "api" }, async ({ request }) => refuseMethod(request, "GET"));

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
