import { useCallback, useEffect, useState } from "react";
import { callApi, type Problem, problemOf } from "@/components/call-api";
import { useLiveEvents } from "@/components/live-events";
import type { Preset, PresetContent } from "@/lib/core/preset";

/** The presets and what can be done with them. The promises throw `ApiError`. */
export type Presets = {
  /** By name; undefined until they are read. */
  presets?: readonly Preset[];
  problem?: Problem;
  add: (content: PresetContent) => Promise<Preset>;
  update: (preset: Preset) => Promise<void>;
  remove: (id: string) => Promise<void>;
};

const path = "/api/presets";
const pathOf = (id: string) => `${path}/${encodeURIComponent(id)}`;

/** Follows the presets of whoever looks, here and in other tabs. They are read when `wanted` is first true. */
export function usePresets(wanted = true): Presets {
  const [presets, setPresets] = useState<readonly Preset[]>();
  const [problem, setProblem] = useState<Problem>();
  const read = useCallback(async () => {
    try {
      setPresets((await callApi<{ presets: Preset[] }>(path)).presets);
      setProblem(undefined);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, []);
  useEffect(() => {
    if (wanted) void read();
  }, [wanted, read]);
  useLiveEvents((event) => {
    if (wanted && (event.type === "presets" || event.type === "reopened")) void read();
  });
  const add = useCallback(
    async (content: PresetContent) => {
      const { preset } = await callApi<{ preset: Preset }>(path, { method: "POST", body: content });
      await read();
      return preset;
    },
    [read],
  );
  const update = useCallback(
    async ({ id, ...content }: Preset) => {
      await callApi(pathOf(id), { method: "PUT", body: content });
      await read();
    },
    [read],
  );
  const remove = useCallback(
    async (id: string) => {
      await callApi(pathOf(id), { method: "DELETE" });
      await read();
    },
    [read],
  );
  return { presets, problem, add, update, remove };
}
