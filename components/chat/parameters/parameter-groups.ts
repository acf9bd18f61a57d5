import { answerForm } from "./groups/answer-form";
import { length, sampling } from "./groups/sampling";
import { search } from "./groups/search";
import { thinking } from "./groups/thinking";
import type { ParameterGroup, ParameterSpec } from "./parameter-spec";

/** Every parameter of the API that says how an answer is made, in the order of the drawer. */
export const parameterGroups: readonly ParameterGroup[] = [sampling, length, thinking, search, ...answerForm];

/** The same without groups. */
export const allParameters: readonly ParameterSpec[] = parameterGroups.flatMap(({ parameters }) => parameters);
