import { listModels } from "@/lib/chat/models";
import { refuseMethod } from "@/lib/gateway/refuse-method";
import { toModelListBody } from "@/lib/gateway/to-models";
import { route } from "@/lib/http";

/** OpenAI-shaped list of the models a program can use. */
export const GET = route({ viewer: "api" }, async () => Response.json(toModelListBody(await listModels())));

const refuse = route({ viewer: "api" }, async ({ request }) => refuseMethod(request, "GET"));

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
