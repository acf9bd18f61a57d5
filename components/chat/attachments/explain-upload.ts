import { explainProblem } from "@/components/chat/explain-problem";
import type { Translate } from "@/components/text-context";
import type { TextKey } from "@/lib/i18n/messages/en";
import type { UploadProblem } from "./upload-file";

/** What the server says is wrong with a file, by the `param` of its refusal. */
const sentences: Record<string, TextKey> = {
  type: "files.problem.type",
  size: "files.problem.size",
  pixels: "files.problem.pixels",
  unpacked: "files.problem.unpacked",
  quota: "files.problem.quota",
  empty: "files.problem.empty",
  content: "files.problem.content",
};

/** Whether sending the same file again could end better. */
export function canRetry({ code }: UploadProblem): boolean {
  return code !== "invalid_value" && code !== "request_too_large";
}

/** A sentence for why a file was not taken; the server's own words, with the numbers, come with it where they help. */
export function explainUpload(t: Translate, problem: UploadProblem): { text: string; detail?: string } {
  const key = sentences[problem.param ?? ""];
  if (key) return { text: t(key), detail: problem.message };
  return explainProblem(t, problem);
}
