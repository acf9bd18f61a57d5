import { z } from "zod";

/** An id made by a client for a message or a turn. */
export const clientIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
