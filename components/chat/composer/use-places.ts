import { type RefObject, useMemo, useRef } from "react";

/** Where the buttons are that the menu and the commands press for somebody. */
export type Places = {
  model: RefObject<HTMLSpanElement | null>;
  parameters: RefObject<HTMLSpanElement | null>;
  files: RefObject<HTMLInputElement | null>;
  openModels: () => void;
  openParameters: () => void;
  addFiles: () => void;
};

/** The places of one composer. */
export function usePlaces(): Places {
  const model = useRef<HTMLSpanElement>(null);
  const parameters = useRef<HTMLSpanElement>(null);
  const files = useRef<HTMLInputElement>(null);
  return useMemo(
    () => ({
      model,
      parameters,
      files,
      openModels: () => press(model.current),
      openParameters: () => press(parameters.current),
      addFiles: () => files.current?.click(),
    }),
    [],
  );
}

function press(place: HTMLElement | null): void {
  place?.querySelector("button")?.click();
}
