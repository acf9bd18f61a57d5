/** What rows of several vendors say of their models in the same words. */
export const both = { url: true, bytes: true };
export const bytes = { url: false, bytes: true };
export const noPenalties = { frequencyPenalty: false, presencePenalty: false };
export const noLogprobs = { logprobs: false, maxTopLogprobs: 0 };
export const textOnly = { image: false };
/** The choice of a tool is the model's own. */
export const autoOnly = { none: false, required: false, named: false };
