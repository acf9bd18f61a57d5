import type { ParleyMessage } from "@/components/chat/parley-message";
import type { Attachment, FileKind } from "@/lib/core/attachment";

type FilePart = Extract<ParleyMessage["parts"][number], { type: "file" }>;

const kinds: readonly string[] = ["image", "pdf", "document", "text", "audio", "video"] satisfies FileKind[];

/** Where a file is fetched from. */
export function fileAddress(fileId: string): string {
  return `/api/files/${fileId}`;
}

/** A file as a part of a message on the page, for a question that is drawn before the server has answered. */
export function toFilePart({ fileId, name, mediaType, ...more }: Attachment): FilePart {
  const providerMetadata = { parley: { fileId, ...more } };
  return { type: "file", mediaType, filename: name, url: fileAddress(fileId), providerMetadata };
}

/** The stored files among a message's parts. */
export function filesOf(parts: ParleyMessage["parts"]): Attachment[] {
  return parts.flatMap((part) => {
    const facts = part.type === "file" ? part.providerMetadata?.parley : undefined;
    const { fileId, kind, size } = facts ?? {};
    if (part.type !== "file" || typeof fileId !== "string" || !isKind(kind)) return [];
    return [
      {
        fileId,
        kind,
        name: part.filename ?? "",
        mediaType: part.mediaType,
        size: toNumber(size) ?? 0,
        width: toNumber(facts?.width),
        height: toNumber(facts?.height),
        pages: toNumber(facts?.pages),
      },
    ];
  });
}

function isKind(kind: unknown): kind is FileKind {
  return typeof kind === "string" && kinds.includes(kind);
}

function toNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
