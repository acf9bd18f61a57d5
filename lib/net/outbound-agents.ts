import { Agent } from "undici";
import { processWide } from "@/lib/core/process-wide";
import { guardedLookup } from "./guarded-lookup";

const maxAgents = 256;

/** What makes two requests share connections. */
export type AgentKey = { origin: string; pool: string; allowPrivate: boolean; connectMs: number };

/**
 * The agent for one origin and one owner of credentials. Connections are never shared between owners: an upstream
 * that writes extra bytes on an idle connection could otherwise answer the next owner's question.
 */
export function outboundAgent(key: AgentKey): Agent {
  const agents = processWide("outbound-agents", () => new Map<string, Agent>());
  const name = JSON.stringify([key.origin, key.pool, key.allowPrivate, key.connectMs]);
  const known = agents.get(name);
  if (known) return known;
  const agent = new Agent({
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: 32_768,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
    connect: { lookup: guardedLookup(key.allowPrivate), timeout: key.connectMs },
  });
  agents.set(name, agent);
  retireOldest(agents);
  return agent;
}

/** Closes every outbound connection. For shutdown and tests. */
export async function closeOutboundAgents(): Promise<void> {
  const agents = processWide("outbound-agents", () => new Map<string, Agent>());
  const open = [...agents.values()];
  agents.clear();
  await Promise.all(open.map((agent) => agent.destroy()));
}

/** Redirects bring origins nobody configured; without a bound each would keep an agent for ever. */
function retireOldest(agents: Map<string, Agent>): void {
  if (agents.size <= maxAgents) return;
  const [name, agent] = agents.entries().next().value ?? [];
  if (name === undefined || agent === undefined) return;
  agents.delete(name);
  void agent.close();
}
