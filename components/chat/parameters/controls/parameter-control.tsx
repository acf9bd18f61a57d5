"use client";

import type { ParameterSpec } from "@/components/chat/parameters/parameter-spec";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import type { ParameterSupport } from "@/lib/core/model-parameters";
import { AudioControl } from "./audio-control";
import { ChoiceControl } from "./choice-control";
import type { ControlProps } from "./control-props";
import { FormatControl } from "./format-control";
import { JsonControl } from "./json-control";
import { NumberControl } from "./number-control";
import { SwitchControl } from "./switch-control";
import { TextControl } from "./text-control";
import { WordsControl } from "./words-control";

/** What the model takes, and the names of the tools there are. */
export type Surroundings = { support?: ParameterSupport; tools: readonly string[] };

type Props = ControlProps & { spec: ParameterSpec; around: Surroundings };

/** The control that fits a parameter. */
export function ParameterControl({ spec: { control }, around, ...props }: Props) {
  const { t } = useText();
  switch (control.kind) {
    case "number":
      return <NumberControl {...props} control={control} support={around.support} />;
    case "switch":
      return <SwitchControl {...props} />;
    case "choice":
      return <ChoiceControl {...props} choices={control.choices.map(([value, text]) => ({ value, text: t(text) }))} />;
    case "words":
      return <WordsControl {...props} escapes={control.escapes} />;
    case "text":
      return <TextControl {...props} most={control.most} />;
    case "json":
      return <JsonControl {...props} holds={control.holds} example={control.example} />;
    case "format":
      return <FormatControl {...props} />;
    case "audio":
      return <AudioControl {...props} />;
    case "engine":
      return <EngineControl {...props} />;
    case "modalities":
      return <ModalitiesControl {...props} />;
    case "tool-choice":
      return <ToolChoiceControl {...props} tools={around.tools} />;
  }
}

function EngineControl(props: ControlProps) {
  const { searchEngines } = useModels();
  const choices = searchEngines.map(({ id, name, ready }) => ({ value: id, text: name, disabled: !ready }));
  return <ChoiceControl {...props} choices={choices} />;
}

function ModalitiesControl({ value, onChange, ...props }: ControlProps) {
  const { t } = useText();
  return (
    <ChoiceControl
      {...props}
      value={Array.isArray(value) ? value.join() : undefined}
      onChange={(chosen) => onChange(typeof chosen === "string" ? chosen.split(",") : undefined)}
      choices={[
        { value: "text", text: t("choice.text") },
        { value: "text,audio", text: t("choice.textAndAudio") },
      ]}
    />
  );
}

const named = "function:";

function ToolChoiceControl({ value, onChange, tools, ...props }: ControlProps & { tools: readonly string[] }) {
  const { t } = useText();
  const name = (value as { function?: { name?: string } } | undefined)?.function?.name;
  const toValue = (chosen: unknown) =>
    typeof chosen === "string" && chosen.startsWith(named)
      ? { type: "function", function: { name: chosen.slice(named.length) } }
      : chosen;
  return (
    <ChoiceControl
      {...props}
      value={name === undefined ? value : named + name}
      onChange={(chosen) => onChange(toValue(chosen))}
      choices={[
        { value: "auto", text: t("choice.auto") },
        { value: "none", text: t("choice.none") },
        { value: "required", text: t("choice.required") },
        ...tools.map((tool) => ({ value: named + tool, text: tool })),
      ]}
    />
  );
}
