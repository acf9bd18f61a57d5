import { failureResponse } from "@/lib/core/failure-response";

/** The answer to a method that a path of the API does not have, in the API's own words. */
export function refuseMethod(request: Request, allowed: string): Response {
  const { pathname } = new URL(request.url);
  const message = `${pathname} takes ${allowed}, not ${request.method}.`;
  return failureResponse({ code: "method_not_allowed", message }, { allow: allowed });
}
