"use client";

import { createContext, useContext } from "react";

/** What an article of a thread says about its place among all, most of which are not in the page. */
export type ArticlePlace = { "aria-posinset"?: number; "aria-setsize"?: number; tabIndex?: -1 };

export const ArticlePlaceContext = createContext<ArticlePlace>({});

/** Attributes for the article of a message. */
export function useArticlePlace(): ArticlePlace {
  return useContext(ArticlePlaceContext);
}
