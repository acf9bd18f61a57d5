import { useEffect, useState } from "react";
import { filesOf } from "@/components/chat/attachments/file-part";
import type { NextQuestion } from "@/components/chat/parameters/composer-change";
import { readBytes } from "./read-bytes";
import { readWholePath } from "./read-whole-path";

type Whole = { question: NextQuestion; bytes?: ReadonlyMap<string, string> };

/** The question with every message of its path, and with the content of its files once `full` is wanted. */
export function useWholeQuestion(question: NextQuestion, full: boolean): { whole?: Whole; failed: boolean } {
  const [whole, setWhole] = useState<Whole>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const fail = () => !isLeft && setFailed(true);
    readWholePath(question.sessId, question.messages).then((messages) => {
      if (!isLeft) setWhole({ question: { ...question, messages } });
    }, fail);
    return () => {
      isLeft = true;
    };
  }, [question]);
  const read = whole?.question;
  const needsBytes = full && read !== undefined && whole?.bytes === undefined;
  useEffect(() => {
    if (!needsBytes || !read) return;
    let isLeft = false;
    const files = [...read.messages.flatMap(({ parts }) => filesOf(parts)), ...read.attachments];
    readBytes([...new Set(files.map(({ fileId }) => fileId))]).then(
      (bytes) => !isLeft && setWhole({ question: read, bytes }),
      () => !isLeft && setFailed(true),
    );
    return () => {
      isLeft = true;
    };
  }, [needsBytes, read]);
  return { whole: needsBytes ? undefined : whole, failed };
}
