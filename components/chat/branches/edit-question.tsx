"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Problem } from "@/components/call-api";
import { FileIcon } from "@/components/chat/attachments/file-icon";
import { isComposing, isSendKey } from "@/components/chat/composer/is-send-key";
import { explainProblem, joinSentences } from "@/components/chat/explain-problem";
import { useText } from "@/components/text-context";
import { Button, IconButton } from "@/components/ui/button";
import type { Attachment } from "@/lib/core/attachment";
import type { Branches } from "./branches-context";
import type { EditDraft } from "./edit-drafts";
import { focusComposer } from "./focus-composer";

type Props = { messageId: string; draft: EditDraft; branches: Branches };

/** A question as a field, in its place. What was asked before stays as another version of it. */
export default function EditQuestion({ messageId, draft, branches }: Props) {
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, files, problem } = draft;
  const { drafts, hindrance } = branches;
  const sendable = hindrance === undefined && (text.trim() !== "" || files.length > 0);

  useEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
    current?.scrollIntoView({ block: "nearest" });
  }, []);

  const change = (news: Partial<EditDraft>) => drafts.set(messageId, { text, files, ...news });
  const cancel = () => {
    branches.focusWish.current = { messageId, control: "edit" };
    drafts.set(messageId, undefined);
  };
  const submit = async () => {
    if (!sendable) return;
    focusComposer();
    // Until the server has taken it the draft stays, and comes back with the question if it does not.
    const refusal = await branches.edit(messageId, { text: text.trim(), files });
    drafts.set(messageId, refusal && { text, files, problem: refusal });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape" && !isComposing(event)) cancel();
    if (!isSendKey(event)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <form
      data-keep
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="rounded-surface border border-line-strong bg-paper-raised transition-colors focus-within:border-accent"
    >
      <KeptFiles files={files} onChange={(kept) => change({ files: kept })} />
      <textarea
        ref={field}
        value={text}
        rows={2}
        dir="auto"
        enterKeyHint="send"
        aria-label={t("branches.editField")}
        aria-description={t("composer.hint")}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={onKeyDown}
        className="block field-sizing-content max-h-[50dvh] min-h-18 w-full resize-none bg-transparent px-4 pt-3 pb-1 text-body outline-none"
      />
      <div className="flex flex-wrap items-center justify-end gap-2 px-3 pt-1 pb-3">
        <p role={problem ? "alert" : undefined} className="me-auto ps-1 text-small text-ink-faint max-md:w-full">
          {problem ? <Refusal problem={problem} /> : (hindrance ?? t("branches.editKept"))}
        </p>
        <Button look="quiet" onClick={cancel}>
          {t("branches.cancel")}
        </Button>
        <Button look="primary" type="submit" disabled={!sendable}>
          {t("branches.send")}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ problem }: { problem: Problem }) {
  const { t } = useText();
  const { text, detail } = explainProblem(t, problem);
  return <span className="text-danger">{joinSentences(t("branches.editFailed"), text, detail)}</span>;
}

/** The files of the question, each of which can be left out. */
function KeptFiles({
  files,
  onChange,
}: {
  files: readonly Attachment[];
  onChange: (files: readonly Attachment[]) => void;
}) {
  const { t } = useText();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("files.list")} className="flex flex-wrap gap-2 px-3 pt-3">
      {files.map((file) => (
        <li
          key={file.fileId}
          className="flex max-w-full items-center gap-2 rounded border border-line bg-paper-soft ps-2 [&>svg]:shrink-0"
        >
          <FileIcon kind={file.kind} mediaType={file.mediaType} />
          <span dir="auto" title={file.name} className="min-w-0 truncate">
            {file.name}
          </span>
          <IconButton
            label={t("files.remove", { name: file.name })}
            onClick={() => onChange(files.filter(({ fileId }) => fileId !== file.fileId))}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
