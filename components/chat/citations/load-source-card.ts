import type { ComponentType } from "react";
import type { SourceCardProps } from "./source-card";

let unreachable = false;

/** Fetches the code of the card once somebody reaches for a chip. */
export async function loadSourceCard(): Promise<ComponentType<SourceCardProps> | undefined> {
  try {
    const { default: Card } = await import("./source-card");
    unreachable = false;
    return Card;
  } catch {
    unreachable = true;
    return undefined;
  }
}

/** Whether it could not be fetched when last tried: chips are plain links then. */
export const isCardUnreachable = (): boolean => unreachable;
