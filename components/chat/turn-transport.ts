import { type ChatTransport, DefaultChatTransport, type UIMessageChunk } from "ai";
import type { MessageMetadata } from "@/lib/core/message";
import type { ParleyMessage } from "./parley-message";

/** What a stream has told so far. */
export type StreamReport = {
  /** Id of the turn, once the server has begun it. */
  turnId?: string;
  /** Whether the stream came to its proper end. */
  finished: boolean;
  /** Whether the server said that no turn runs. */
  idle: boolean;
};

/** Told that a turn has begun; what it returns is added to what the stream says of its answer. */
export type OnTurnStart = (turnId: string) => MessageMetadata;

/**
 * The two routes a turn is read from. Whether a turn was begun and whether its stream was cut is told by the stream
 * itself, so both are watched here on the way through.
 */
export function createTurnTransport(
  sessId: string,
  onStart: OnTurnStart,
): { transport: ChatTransport<ParleyMessage>; report: () => StreamReport; reset: () => void } {
  let report: StreamReport = { finished: false, idle: false };
  const http = new DefaultChatTransport<ParleyMessage>({
    api: "/api/chat",
    prepareSendMessagesRequest: ({ body }) => ({ body: body ?? {} }),
    prepareReconnectToStreamRequest: () => ({ api: `/api/chat/${encodeURIComponent(sessId)}/stream` }),
  });
  const watchChunk = (chunk: UIMessageChunk): UIMessageChunk => {
    if (chunk.type === "finish") report.finished = true;
    if (chunk.type !== "start" || !chunk.messageId) return chunk;
    report.turnId = chunk.messageId;
    return { ...chunk, messageMetadata: { ...Object(chunk.messageMetadata), ...onStart(chunk.messageId) } };
  };
  const watch = (stream: ReadableStream<UIMessageChunk>) =>
    stream.pipeThrough(
      new TransformStream<UIMessageChunk, UIMessageChunk>({
        transform: (chunk, controller) => controller.enqueue(watchChunk(chunk)),
      }),
    );
  return {
    report: () => report,
    reset: () => {
      report = { finished: false, idle: false };
    },
    transport: {
      resumeStreamIsReplay: true,
      sendMessages: async (options) => watch(await http.sendMessages(options)),
      reconnectToStream: async (options) => {
        const stream = await http.reconnectToStream(options);
        report.idle = stream === null;
        return stream && watch(stream);
      },
    },
  };
}
