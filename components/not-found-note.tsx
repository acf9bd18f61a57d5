"use client";

import Link from "next/link";
import { PageNote } from "./page-note";
import { useText } from "./text-context";
import { buttonClass } from "./ui/button";

/** Says that an address leads to no conversation. */
export function NotFoundNote() {
  const { t } = useText();
  return (
    <PageNote title={t("page.notFound")} text={t("page.notFoundText")}>
      <Link href="/" className={buttonClass("primary")}>
        {t("page.home")}
      </Link>
    </PageNote>
  );
}
