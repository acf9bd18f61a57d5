import { createElement } from "react";

type Props = {
  /** An address inside this page: bytes of the answer, or of what was drawn from it. */
  source: `data:${string}` | `blob:${string}`;
  alt: string;
  width?: number;
  height?: number;
  className: string;
  onBroken?: () => void;
};

/** A picture whose bytes are here already, so there is nothing to fetch and nothing for an image service to do. */
export const Picture = ({ source, onBroken, ...rest }: Props) =>
  createElement("img", { ...rest, src: source, onError: onBroken });
