/** Puts text on the clipboard. False when the browser refuses, as it may on an address without TLS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * Puts formatted text on the clipboard, and beside it what programs without formats take. The HTML may still be on its
 * way: some browsers want to be asked in the very moment of the press.
 */
export async function copyRichText(plain: string | Promise<string>, html: Promise<string>): Promise<boolean> {
  const blob = (type: string) => (text: string) => new Blob([text], { type });
  try {
    const item = new ClipboardItem({
      "text/plain": Promise.resolve(plain).then(blob("text/plain")),
      "text/html": html.then(blob("text/html")),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    const formatted = await html.catch(() => undefined);
    return formatted === undefined ? copyText(await plain) : copyBySelection(await plain, formatted);
  }
}

/** The old way, which also works where `navigator.clipboard` is missing: over plain HTTP on another machine. */
function copyBySelection(text: string, html?: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "fixed top-0 left-0 opacity-0";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const put = (event: ClipboardEvent) => {
    if (html === undefined) return;
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", put, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
