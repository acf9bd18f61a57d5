/** `models/x` and `tunedModels/x` are names of resources; a plain name is one of `models`. */
const resource = /^[A-Za-z]+\/[^/]+(\/[A-Za-z]+\/[^/]+)*$/;

/** The path of a model under the base URL. The name comes from the client, so no part of it may lead elsewhere. */
export function toModelPath(model: string): string {
  const segments = model.split("/");
  if (!resource.test(model) || segments.some((segment) => segment === "." || segment === "..")) {
    return `models/${encodeURIComponent(model)}`;
  }
  return segments.map(encodeURIComponent).join("/");
}
