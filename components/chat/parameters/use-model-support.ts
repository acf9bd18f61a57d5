import { useEffect, useState } from "react";
import { callApi } from "@/components/call-api";
import type { ParameterSupport } from "@/lib/core/model-parameters";

type Support = Record<string, ParameterSupport>;

/** How a model takes each parameter; asked for when the drawer is open, not with the page. */
export function useModelSupport(modelId: string | undefined): { support?: Support; failed: boolean } {
  const [read, setRead] = useState<{ modelId: string; support?: Support }>();
  useEffect(() => {
    if (modelId === undefined) return;
    let isLeft = false;
    callApi<{ parameters: Support }>(`/api/models/parameters?model=${encodeURIComponent(modelId)}`).then(
      ({ parameters }) => !isLeft && setRead({ modelId, support: parameters }),
      () => !isLeft && setRead({ modelId }),
    );
    return () => {
      isLeft = true;
    };
  }, [modelId]);
  const known = read?.modelId === modelId ? read : undefined;
  return { support: known?.support, failed: known !== undefined && known.support === undefined };
}
