import { useCallback, useEffect, useState } from "react";
import { callApi } from "@/components/call-api";
import type { Preferences } from "@/lib/core/preset";

const path = "/api/preferences";

/** What is set for every conversation; undefined until it is read. `save` throws `ApiError`. */
export type KeptPreferences = { preferences?: Preferences; save: (preferences: Preferences) => Promise<void> };

/** Reads what is set for every conversation, and changes it. */
export function usePreferences(): KeptPreferences {
  const [preferences, setPreferences] = useState<Preferences>();
  useEffect(() => {
    let isLeft = false;
    callApi<Preferences>(path).then(
      (read) => !isLeft && setPreferences(read),
      () => {},
    );
    return () => {
      isLeft = true;
    };
  }, []);
  const save = useCallback(async (wanted: Preferences) => {
    setPreferences(await callApi<Preferences>(path, { method: "PUT", body: wanted }));
  }, []);
  return { preferences, save };
}
