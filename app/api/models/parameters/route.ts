import { getModel } from "@/lib/chat/models";
import { AppError } from "@/lib/core/errors";
import { parametersOf } from "@/lib/core/model-parameters";
import { route } from "@/lib/http";

/** How the model named by `?model=` takes each parameter of the API. */
export const GET = route({ viewer: "browser" }, async ({ request }) => {
  const id = new URL(request.url).searchParams.get("model");
  if (!id) throw new AppError("invalid_value", "model: name one.", { param: "model" });
  return Response.json({ parameters: parametersOf((await getModel(id)).capabilities) });
});
