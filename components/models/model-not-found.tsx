"use client";

import Link from "next/link";
import { PageNote } from "@/components/page-note";
import { useText } from "@/components/text-context";
import { buttonClass } from "@/components/ui/button";

/** Says that an address leads to no model. */
export function ModelNotFound() {
  const { t } = useText();
  return (
    <PageNote title={t("models.notFound")} text={t("models.notFoundText")}>
      <Link href="/models" className={buttonClass("primary")}>
        {t("models.all")}
      </Link>
    </PageNote>
  );
}
