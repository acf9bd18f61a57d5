import { askCompletions } from "@/app/api/v1/testing/ask";
import { createApiKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { type Answer, readAnswer } from "./answer";
import type { Column } from "./column";
import { internet } from "./internet";
import { type Recorder, startRecorder } from "./recorder";
import type { Dialect, Reply } from "./replies/reply";

/** What is asked of a column's model. */
export type Question = { model: string; body: object; reply: Reply; dialect?: Dialect; isStreamed: boolean };

/** The API's route with every vendor switched on and all of them on one recorder. */
export type MatrixDoor = {
  recorder: Recorder;
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
};

/** The key of every vendor. */
export const vendorKey = "sk-vendor";

/** Opens it, with the models of these columns; once a test file. */
export async function openMatrixDoor(columns: readonly Pick<Column, "model" | "base">[]): Promise<MatrixDoor> {
  const recorder = await startRecorder();
  internet.url = recorder.url;
  for (const [provider, own] of Map.groupBy(columns, ({ model }) => providerOf(model))) {
    const prefix = provider.toUpperCase();
    process.env[`${prefix}_API_KEY`] = vendorKey;
    process.env[`${prefix}_BASE_URL`] = recorder.url + own[0]?.base;
    process.env[`${prefix}_MODELS`] = own.map(({ model }) => model.slice(provider.length + 1)).join(",");
  }
  Object.assign(process.env, { SEARXNG_BASE_URL: recorder.url, DEFAULT_SEARCH_ENGINE: "searxng" });
  await ensureSoloOwner();
  const { token } = await createApiKey(soloOwner.id, "matrix");
  return {
    recorder,
    async ask({ model, body, reply, dialect = {}, isStreamed }) {
      recorder.prepare(reply, dialect);
      const messages = [{ role: "user", content: "Hi" }];
      return readAnswer(await askCompletions(token, { messages, ...body, model, stream: isStreamed }), isStreamed);
    },
    async close() {
      await recorder.close();
      await closeOutboundAgents();
    },
  };
}

function providerOf(model: string): string {
  return model.slice(0, model.indexOf("/"));
}
