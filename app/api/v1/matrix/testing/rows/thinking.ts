import type { Row } from "@/app/api/v1/matrix/testing/cell";
import type { Reply } from "@/app/api/v1/matrix/testing/replies/reply";

const reply: Reply = { thought: "Hm.", text: ["Hello"] };

const effort = (reasoning_effort: string): Row => ({ body: { thinking: { enabled: true, reasoning_effort } }, reply });
const budget = (budget_tokens: number): Row => ({ body: { thinking: { enabled: true, budget_tokens } }, reply });

/** gateway.md 3.0: think{mode, budget, effort, include}. */
export const thinkingRows = {
  "thinking on": { body: { thinking: { enabled: true } }, reply },
  "thinking off": { body: { thinking: { enabled: false } }, reply },
  "thinking on, not shown": { body: { thinking: { enabled: true, include_thoughts: false } }, reply },
  "budget_tokens 100": budget(100),
  "budget_tokens 4096": budget(4_096),
  "budget_tokens 20000": budget(20_000),
  "budget_tokens 200000": budget(200_000),
  "reasoning_effort none": { body: { reasoning_effort: "none" }, reply },
  "reasoning_effort minimal": effort("minimal"),
  "reasoning_effort low": effort("low"),
  "reasoning_effort medium": effort("medium"),
  "reasoning_effort high": effort("high"),
  "reasoning_effort xhigh": effort("xhigh"),
  "reasoning_effort max": effort("max"),
  "reasoning_effort low with budget_tokens 20000": {
    body: { thinking: { enabled: true, reasoning_effort: "low", budget_tokens: 20_000 } },
    reply,
  },
} satisfies Record<string, Row>;
