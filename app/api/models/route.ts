import { listPageModels } from "@/lib/chat/models";
import { route } from "@/lib/http";

/** The models with their states, and the providers that could be connected. */
export const GET = route({ viewer: "browser" }, async () => Response.json(await listPageModels()));
