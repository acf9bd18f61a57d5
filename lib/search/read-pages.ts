import type { Source } from "./engine";
import { readPage } from "./read-page";

/** How many of the best results are read in full. */
const mostPages = 5;

/**
 * Results with the text of their pages in place of the engine's excerpt, for the best of them; a page that cannot be
 * read, or says less, keeps the excerpt.
 * @throws the signal's reason when it was aborted.
 */
export async function readPages(sources: readonly Source[], signal: AbortSignal): Promise<Source[]> {
  const read = sources.map(async (source, at): Promise<Source> => {
    const page = at < mostPages ? await readPage(source.url, signal) : undefined;
    if (page === undefined || page.text.length <= (source.snippet?.length ?? 0)) return source;
    const title = source.title ?? page.title;
    return { ...source, ...(title === undefined ? {} : { title }), snippet: page.text };
  });
  const done = await Promise.all(read);
  signal.throwIfAborted();
  return done;
}
