/** Apart from `highlight.ts`, so that it is a file of its own which is loaded only when some code needs colours. */
import { common, createLowlight } from "lowlight";

export const lowlight = createLowlight(common);
