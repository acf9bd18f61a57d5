/** Who is asking. Every query takes one, and ownership is in its `where`. */
export type Viewer =
  | { kind: "user"; userId: string }
  /** A program, acting for the user who made its key. */
  | { kind: "api-key"; userId: string; keyId: string };
