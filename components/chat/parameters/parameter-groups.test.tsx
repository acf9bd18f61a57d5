import { describe, expect, test } from "vitest";
import { renderInEnglish } from "@/components/chat/markdown/render-in-english";
import { efforts } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";
import { parametersOf } from "@/lib/core/model-parameters";
import { requestFields } from "@/lib/gateway/request-fields";
import { searchFields } from "@/lib/gateway/search-schema";
import { thinkingFields } from "@/lib/gateway/thinking-schema";
import { answerParameterNames, answerParametersSchema } from "@/lib/gateway/to-answer-settings";
import { cautiousCapabilities } from "@/lib/providers/catalogue/cautious-capabilities";
import { allParameters, parameterGroups } from "./parameter-groups";
import { ParameterSection } from "./parameter-section";
import { withValue } from "./parameter-value";

const inside = {
  thinking: thinkingFields.thinking,
  reasoning: thinkingFields.reasoning,
  search_config: searchFields.search_config,
  web_search_options: searchFields.web_search_options,
};
const reached = new Set(allParameters.flatMap(({ path, spellings = [] }) => [path, ...spellings]));

describe("the drawer", () => {
  test("has a control for every parameter of the API", () => {
    const missing = answerParameterNames.filter((name) => !(name in inside) && !reached.has(name));
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(inside))("has a control for everything inside %s", (name, field) => {
    const keys = Object.keys(field.unwrap().unwrap().shape).map((key) => `${name}.${key}`);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !reached.has(key))).toEqual([]);
  });

  test("names nothing that the API does not know", () => {
    const known = [
      ...Object.keys(requestFields.shape),
      ...Object.entries(inside).flatMap(([name, field]) =>
        Object.keys(field.unwrap().unwrap().shape).map((key) => `${name}.${key}`),
      ),
    ];
    expect([...reached].filter((path) => !known.includes(path))).toEqual([]);
  });

  test.each(
    allParameters.flatMap(({ path, control }) => (control.kind === "number" ? [[path, control] as const] : [])),
  )("bounds %s as the API does", (path, { minimum, maximum, step }) => {
    const beyond = (bound: number, side: 1 | -1) => bound + side * Math.max(step, Math.abs(bound));
    const isTaken = (value: number) => answerParametersSchema.safeParse(withValue({}, path, value)).success;
    expect([minimum, maximum].map(isTaken)).toEqual([true, true]);
    expect(isTaken(beyond(minimum, -1))).toBe(false);
    if (maximum < Number.MAX_SAFE_INTEGER) expect(isTaken(beyond(maximum, 1))).toBe(false);
  });

  test.each(
    allParameters.flatMap(({ path, control }) =>
      control.kind === "choice" ? control.choices.map(([value]) => [path, value] as const) : [],
    ),
  )("offers for %s what the API takes: %s", (path, value) => {
    expect(answerParametersSchema.safeParse(withValue({}, path, value)).success).toBe(true);
  });

  test("offers every degree of thinking but none, which is the switch", () => {
    const effort = allParameters.find(({ path }) => path === "thinking.reasoning_effort")?.control;
    expect(effort?.kind === "choice" && effort.choices.map(([value]) => value)).toEqual(
      efforts.filter((degree) => degree !== "none"),
    );
  });

  test("inserts examples that the API takes", () => {
    const examples = allParameters.flatMap(({ path, control }) =>
      control.kind === "json" ? [withValue({}, path, control.example)] : [],
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(answerParametersSchema.safeParse(example).error).toBeUndefined();
  });
});

const words = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

function shown(path: string, parameters: object, capabilities: Partial<Capabilities> = {}): string {
  const group = parameterGroups.find((one) => one.parameters.some((spec) => spec.path === path));
  const only = {
    ...group,
    title: group?.title ?? "group.notes",
    parameters: allParameters.filter((spec) => spec.path === path),
  };
  const support = parametersOf({ ...cautiousCapabilities, ...capabilities });
  return renderInEnglish(
    <ParameterSection
      group={only}
      parameters={{ ...parameters }}
      model={{ name: "Small", support }}
      onChange={() => {}}
      open
    />,
  );
}

describe("a parameter in the drawer", () => {
  test("is not set, and says its range and who does it", () => {
    const html = shown("temperature", {});
    expect(words(html)).toMatch(/Temperature.*temperature.*Low is steady.*by the model · 0 to [\d.]+/);
    expect(html).not.toContain("Reset");
    expect(html).not.toContain('aria-invalid="true"');
  });

  test("that is set can be reset, and counts", () => {
    const html = shown("temperature", { temperature: 0.5 });
    expect(html).toContain('aria-label="Reset Temperature"');
    expect(words(html)).toContain("1 set");
  });

  test("that the model lacks says so before it is sent", () => {
    expect(words(shown("seed", {}, { seed: false }))).toContain("not with this model");
    const html = words(shown("seed", { seed: 4 }, { seed: false }));
    expect(html).toContain("Small does not take this; it would be left out.");
  });

  test("that Parley emulates is not marked", () => {
    const html = words(shown("json_mode", { json_mode: true }, { json: { object: false, schema: false } }));
    expect(html).toContain("by Parley");
    expect(html).not.toContain("left out");
  });

  test("beyond what the model takes is marked, and beyond what the API takes is wrong", () => {
    const temperature = { min: 0, max: 1 };
    expect(words(shown("temperature", { temperature: 1.5 }, { temperature }))).toContain("Small takes 0 – 1");
    const html = shown("temperature", { temperature: 3 }, { temperature });
    expect(words(html)).toContain("Must be 0 – 2.");
    expect(html).toContain('aria-invalid="true"');
  });

  test("that contradicts another, or says nothing without it, tells which", () => {
    expect(words(shown("modalities", { modalities: ["text", "audio"] }))).toContain("Sound needs a voice");
    expect(words(shown("top_logprobs", { top_logprobs: 2 }, { logprobs: true }))).toContain("only with logprobs");
    expect(words(shown("tool_choice", { tool_choice: "required" }, { tools: true }))).toContain("no tools");
  });

  test("that came in another spelling shows it", () => {
    const html = words(shown("thinking.reasoning_effort", { reasoning_effort: "low" }));
    expect(html).toMatch(/Set as reasoning_effort: &quot;low&quot;/);
  });
});
