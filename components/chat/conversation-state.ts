import type { Problem } from "@/components/call-api";
import type { StartTurnBody } from "@/lib/core/conversation";
import type { MessageMetadata } from "@/lib/core/message";
import type { OutgoingMessage } from "./outgoing-message";
import type { ParleyMessage } from "./parley-message";

/** What the conversation is doing. `sending`: the server has not taken the question yet. */
export type Phase = "idle" | "sending" | "answering" | "reconnecting";

export type ConversationState = {
  phase: Phase;
  stopping: boolean;
  /** When the current turn was asked for, in milliseconds since 1970. */
  since?: number;
  /** The current turn was asked for here with a search of the web. */
  searching?: boolean;
  /** A failure outside of a stored answer. */
  problem?: Problem;
  /** What the server did not take, for the composer. A new object each time. */
  returned?: Pick<OutgoingMessage, "text" | "files">;
};

/** A turn that is asked for. */
export type Attempt = {
  body: StartTurnBody;
  /** The messages up to the one that is answered. */
  path: ParleyMessage[];
  /** What is known of the answer before it begins. */
  answer: MessageMetadata;
  searching: boolean;
  /** Told once: that the server has taken it, or why it has not. */
  settle: (refusal?: Problem) => void;
};
