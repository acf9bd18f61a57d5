/** Longer ones, in characters, are not shown: a picture written out by a model is a small one. */
const LONGEST = 4_000_000;

/** Pictures made of pixels. SVG is a document and left out. */
const RASTER = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * The address of a picture that can be shown without asking anyone for it, or undefined. Addresses of this server are
 * none of them: what a model names would be asked for in the reader's name.
 */
export const toSafeImage = (target: string): `data:${string}` | undefined =>
  target.length <= LONGEST && RASTER.test(target) ? `data:${target.slice("data:".length)}` : undefined;
