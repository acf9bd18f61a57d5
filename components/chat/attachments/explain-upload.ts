import { explainProblem, joinSentences } from "@/components/chat/explain-problem";
import type { Translate } from "@/components/text-context";
import type { TextKey } from "@/lib/i18n/messages/en";
import { formatSize } from "./format-size";
import type { UploadProblem } from "./upload-file";

/** What is wrong with a file, by the `param` of the server's refusal. */
const sentences: Record<string, TextKey> = {
  type: "files.problem.type",
  pixels: "files.problem.pixels",
  unpacked: "files.problem.unpacked",
  empty: "files.problem.empty",
  content: "files.problem.content",
};

/** Whether sending the same file again could end better. */
export function canRetry({ code }: UploadProblem): boolean {
  return code !== "invalid_value" && code !== "request_too_large";
}

/** Why a file was not taken, and what to do about it. */
export function explainUpload(t: Translate, locale: string, problem: UploadProblem): string {
  const { param = "", storage } = problem;
  if (storage && param === "size") return t("files.problem.size", { limit: formatSize(storage.maxFile, locale) });
  if (storage && param === "quota") {
    const [used, quota] = [formatSize(storage.used, locale), formatSize(storage.quota, locale)];
    return t("files.problem.quota", { used, quota });
  }
  const key = sentences[param];
  if (key) return t(key);
  const { text, detail } = explainProblem(t, problem);
  return joinSentences(text, detail);
}
