"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { ChoiceControl } from "./choice-control";
import { type ControlProps, fieldClass } from "./control-props";
import { JsonControl } from "./json-control";
import { Tick } from "./tick";

type JsonSchema = { name?: string; schema?: unknown; strict?: boolean };
type Format = { type: string; json_schema?: JsonSchema };

const firstSchema = { type: "object", properties: {}, required: [], additionalProperties: false };

/** The form of the answer; a schema is checked while it is written. */
export function FormatControl({ field, value, onChange }: ControlProps) {
  const { t } = useText();
  const format = typeof value === "object" && value !== null ? (value as Format) : undefined;
  const choose = (type: unknown) => {
    if (type === undefined) return onChange(undefined);
    onChange(type === "json_schema" ? { type, json_schema: { name: "answer", schema: firstSchema } } : { type });
  };
  return (
    <div>
      <ChoiceControl
        field={field}
        value={format?.type}
        onChange={choose}
        choices={[
          { value: "text", text: t("choice.text") },
          { value: "json_object", text: t("choice.jsonObject") },
          { value: "json_schema", text: t("choice.jsonSchema") },
        ]}
      />
      {format?.type === "json_schema" && (
        <SchemaFields
          field={field}
          schema={format.json_schema ?? {}}
          onChange={(json_schema) => onChange({ type: "json_schema", json_schema })}
        />
      )}
    </div>
  );
}

type SchemaProps = Pick<ControlProps, "field"> & { schema: JsonSchema; onChange: (schema: JsonSchema) => void };

function SchemaFields({ field, schema, onChange }: SchemaProps) {
  const { t } = useText();
  const nameId = `${field.id}-name`;
  const schemaId = `${field.id}-schema`;
  return (
    <div className="mt-3 space-y-3 border-s-2 border-line ps-3">
      <div>
        <label htmlFor={nameId} className="mb-1 block text-small text-ink-soft">
          {t("format.name")}
        </label>
        <input
          id={nameId}
          type="text"
          value={schema.name ?? ""}
          aria-invalid={!schema.name}
          onChange={(event) => onChange({ ...schema, name: event.target.value })}
          className={cn(fieldClass, "w-full font-mono text-small")}
        />
      </div>
      <Tick
        label={t("format.strict")}
        checked={schema.strict === true}
        onChange={(strict) => onChange({ ...schema, strict: strict ? true : undefined })}
      />
      <div>
        <label htmlFor={schemaId} className="mb-1 block text-small text-ink-soft">
          {t("format.schema")}
        </label>
        <JsonControl
          field={{ ...field, id: schemaId, label: t("format.schema") }}
          value={schema.schema}
          onChange={(written) => onChange({ ...schema, schema: written })}
          holds="schema"
        />
      </div>
    </div>
  );
}
