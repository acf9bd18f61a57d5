import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ModelDetail } from "@/components/models/model-detail";
import { env } from "@/env";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getModel } from "@/lib/chat/models";
import { AppError } from "@/lib/core/errors";

type Props = { params: Promise<{ id: string[] }> };

/** The model under an address, found once for the title and the page. */
const modelAt = cache(async (path: string) => {
  await requirePageViewer();
  try {
    return await getModel(decodeURIComponent(path));
  } catch (error) {
    if (error instanceof AppError || error instanceof URIError) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const model = await modelAt((await params).id.join("/"));
  return { title: model.title ?? model.name };
}

/** One model: what it can do, how it takes each parameter, and how a program asks it. */
export default async function ModelPage({ params }: Props) {
  const model = await modelAt((await params).id.join("/"));
  return <ModelDetail model={model} apiBase={`${await ownOrigin()}/api/v1`} />;
}

/** The address a program reaches this server by, as far as this request tells. */
async function ownOrigin(): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl.origin;
  const head = await headers();
  return `${head.get("x-forwarded-proto") ?? "http"}://${head.get("host") ?? "127.0.0.1:3000"}`;
}
