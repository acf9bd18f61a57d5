import { findContradiction } from "./contradiction";
import { requestFields } from "./request-fields";

/** A request whose fields are right each by itself, and of which nothing is said twice in different ways. */
export const completionRequestSchema = requestFields.superRefine((request, context) => {
  const contradiction = findContradiction(request);
  if (contradiction) context.addIssue({ code: "custom", ...contradiction });
});
