import type { ModelList } from "@/lib/core/model";
import { listAllModels } from "@/lib/providers/registry";

/** The models of every configured provider with their states. */
export async function listModels(): Promise<ModelList> {
  return listAllModels();
}
