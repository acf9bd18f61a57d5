import { AbstractChat } from "ai";
import { newClientId } from "@/components/client-id";
import type { MessageStore } from "./message-store";
import type { ParleyMessage } from "./parley-message";
import { createTurnTransport, type OnTurnStart, type StreamReport } from "./turn-transport";

/** Sends questions and writes the answers into the messages as they come. */
export class TurnReader extends AbstractChat<ParleyMessage> {
  readonly report: () => StreamReport;
  readonly reset: () => void;

  constructor(sessId: string, state: MessageStore, onStart: OnTurnStart) {
    const { transport, report, reset } = createTurnTransport(sessId, onStart);
    super({ id: sessId, state, transport, generateId: newClientId });
    this.report = report;
    this.reset = reset;
  }
}
