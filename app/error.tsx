"use client";

import { PageNote } from "@/components/page-note";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const { t } = useText();
  return (
    <div className="flex h-dvh">
      <PageNote title={t("page.error")} text={t("page.errorText")}>
        <Button look="primary" onClick={reset}>
          {t("action.retry")}
        </Button>
      </PageNote>
    </div>
  );
}
