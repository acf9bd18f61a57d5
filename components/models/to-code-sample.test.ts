import { describe, expect, it } from "vitest";
import type { Capabilities, ModelEntry } from "@/lib/core/model";
import { toCodeSample } from "./to-code-sample";
import { sampleLanguages } from "./to-request-code";

const thinking: Capabilities["thinking"] = { kind: "type", canDisable: true, byDefault: true, efforts: [] };

function entry(id: string, capabilities: Partial<Capabilities> = {}): ModelEntry {
  const named = { id, qualifiedId: `custom/${id}`, name: id, provider: "custom", providerName: "Custom" };
  return { ...named, status: { state: "ready" }, capabilities: capabilities as Capabilities };
}

const base = "http://127.0.0.1:3000/api/v1";

describe("an example", () => {
  it.each(sampleLanguages)("in %s asks this model at this address, with a key from the environment", (language) => {
    const code = toCodeSample(language, entry("a/b"), base);
    for (const said of [base, '"a/b"', "PARLEY_KEY"]) expect(code).toContain(said);
    expect(code).not.toContain("thinking");
  });

  it.each(sampleLanguages)("in %s shows thinking where the model thinks", (language) => {
    expect(toCodeSample(language, entry("a", { thinking }), base)).toContain("thinking");
  });

  it("cannot be left by a name that a shell or a string would read as its own", () => {
    const name = `it's "$(id)"`;
    expect(toCodeSample("curl", entry(name), base)).toContain(`"it'\\''s \\"$(id)\\""`);
    expect(toCodeSample("python", entry(name), base)).toContain(`"it's \\"$(id)\\""`);
  });
});
