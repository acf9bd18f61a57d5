import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { TextProvider } from "@/components/text-context";
import { en } from "@/lib/i18n/messages/en";

/** For tests: the HTML of some content with the English texts around it. */
export const renderInEnglish = (content: ReactNode): string =>
  renderToStaticMarkup(
    <TextProvider locale="en" messages={en}>
      {content}
    </TextProvider>,
  );
