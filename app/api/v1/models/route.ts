import { listModels } from "@/lib/chat/models";
import { toModelListBody } from "@/lib/gateway/to-models";
import { route } from "@/lib/http";

/** OpenAI-shaped list of the models a program can use. */
export const GET = route({ viewer: "api" }, async () => Response.json(toModelListBody(await listModels())));
