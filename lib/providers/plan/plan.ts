import type { ChatRequest, ResponseFormat, SearchRequest, Warning } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import type { Capabilities } from "@/lib/core/model";
import type { Quirks } from "@/lib/providers/provider";

/** What Parley does in place of a model that cannot. */
export type Emulations = {
  /** Search, and put the results before the question. */
  search?: SearchRequest;
  /** The instruction is in the request; take fences off and check the answer. */
  json?: Exclude<ResponseFormat, { type: "text" }>;
  /** Cut the answer at these texts. */
  stop?: string[];
  /** Ask this often and put the answers together. */
  choices?: number;
  oneToolCall?: boolean;
  hideReasoning?: boolean;
};

/** What the deployment decides. */
export type PlanSettings = {
  defaultTemperature: "contract" | "model" | number;
  temperatureMode: "clamp" | "scaled";
  /** Most answers to one question. */
  maxChoices: number;
  /** The vendor's own bound on an answer is smaller than the model's, so the model's is sent. */
  sendsMaxOutput: boolean;
  /** What the vendor's search by Responses can be told, where vendors differ. */
  searchWishes?: Quirks["searchWishes"];
};

/** A request made fit for one model, what was lost on the way, and what Parley has to do itself. */
export type Plan = { request: ChatRequest; warnings: Warning[]; emulations: Emulations };

/** A plan being made: each step takes away from `request` what the model cannot have. */
export class Draft {
  readonly request: ChatRequest;
  readonly capabilities: Capabilities;
  readonly settings: PlanSettings;
  readonly warnings: Warning[] = [];
  readonly emulations: Emulations = {};

  constructor(request: ChatRequest, capabilities: Capabilities, settings: PlanSettings) {
    this.request = { ...request };
    this.capabilities = capabilities;
    this.settings = settings;
  }

  /** Notes that a parameter goes unused. @throws AppError when the client would rather fail. */
  drop(param: string, reason: string): void {
    if (this.request.strictParams) throw unsupported(param, reason);
    this.warnings.push({ param, action: "dropped", reason });
  }

  /** Notes that a parameter is used with another value. */
  adjust(param: string, reason: string): void {
    this.warnings.push({ param, action: "adjusted", reason });
  }
}

/** A refusal of what would change the meaning of the answer if it were left out. */
export function unsupported(param: string, reason: string): AppError {
  return new AppError("unsupported_parameter", `${param}: ${reason}.`, { param });
}
