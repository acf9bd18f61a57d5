/** The `sessId` in the address of a conversation page; undefined on every other page. */
export function sessIdOfPath(pathname: string): string | undefined {
  const encoded = /^\/c\/([^/]+)$/.exec(pathname)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
