"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { PageModels } from "@/lib/core/model";
import { callApi } from "./call-api";
import { useLiveEvents } from "./live-events";

const ModelsContext = createContext<PageModels>({
  models: [],
  unconfigured: [],
  defaultModel: "",
  searchEngines: [],
  defaultSearchEngine: "",
});

/** Downloads report often; the list is read again at most this often, in milliseconds. */
const readEveryMs = 1000;

/** Keeps the list of models up to date. */
export function ModelsProvider({ initial, children }: { initial: PageModels; children: ReactNode }) {
  const [list, setList] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    if ((event.type !== "models" && event.type !== "reopened") || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      // A failed read leaves the list as it was; the next event tries again.
      callApi<PageModels>("/api/models").then(setList, () => {});
    }, readEveryMs);
  });
  return <ModelsContext value={list}>{children}</ModelsContext>;
}

/** Every model and the providers that could be connected. */
export function useModels(): PageModels {
  return useContext(ModelsContext);
}
