"use client";

import { ArrowRightToLine } from "lucide-react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { useBranches } from "./branches-context";
import { isUnfinished } from "./is-unfinished";

/** Lets the model go on with an answer that was stopped, broken off or cut. Nothing under any other. */
export function ContinueButton({ message }: { message: ParleyMessage }) {
  const { t } = useText();
  const branches = useBranches();
  if (!branches || branches.hindrance || !isUnfinished(message)) return null;
  return (
    <Button onClick={() => branches.continueAnswer(message)}>
      <ArrowRightToLine aria-hidden className="size-4" />
      {t("branches.continue")}
    </Button>
  );
}
