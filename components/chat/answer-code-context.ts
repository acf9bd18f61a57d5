"use client";

import { createContext } from "react";

/** The code that draws an answer. */
export type AnswerCode = {
  Markdown: typeof import("./markdown/markdown").Markdown;
  Reasoning: typeof import("./reasoning").Reasoning;
};

/** Where the page already has answers, it comes with the code that draws them; elsewhere that is fetched later. */
export const AnswerCodeContext = createContext<AnswerCode | undefined>(undefined);
