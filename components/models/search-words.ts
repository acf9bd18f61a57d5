/** The words of a search, each of which must be found. */
export function searchWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a model is called by all of these words: by its id, its name or its provider. */
export function isCalled(
  words: readonly string[],
  model: { qualifiedId: string; title?: string; providerName: string },
  more = "",
): boolean {
  const text = `${model.qualifiedId} ${model.title ?? ""} ${model.providerName} ${more}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
