import type { Draft } from "./plan";

/** Leaves the search to the model where it has one, and to Parley where it has none. */
export function planSearch(draft: Draft): void {
  const { request, capabilities, emulations } = draft;
  const native = capabilities.search;
  if (!request.search) {
    if (!native?.always) request.search = undefined;
    return;
  }
  const isNative = native !== undefined && (native.withTools || !request.tools?.length);
  if (!isNative) {
    emulations.search = request.search;
    request.search = native?.always ? false : undefined;
    return;
  }
  const { engine } = request.search;
  const isOwn = native.kind === "glm-tool" || native.kind === "contract" || native.kind === "openrouter-tool";
  if (engine && engine !== "native" && !isOwn) {
    draft.drop("search_config.engine", "the model searches by itself");
    request.search = { ...request.search, engine: undefined };
  }
}
