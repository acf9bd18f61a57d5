const longest = 2_000;
const tracking = /^(utm_\w+|fbclid|gclid|msclkid|spm)$/;

/** The address of a page in its normal form; undefined unless it is plain http or https. */
export function toSourceUrl(address: string | undefined): string | undefined {
  const url = URL.parse(address?.trim() ?? "");
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  if (url.username !== "" || url.password !== "" || url.href.length > longest) return undefined;
  return url.href;
}

/** What two addresses of one page have in common. */
export function pageKey(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return `${withoutWww(url.host)}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}

/** The host of a filter such as `example.com`, `*.example.com` or an address; undefined when there is none in it. */
export function toHost(filter: string): string | undefined {
  const bare = filter
    .trim()
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/^(\*?\.)/, "");
  const host = /^[^\s/?#@\\]+/.exec(bare)?.[0] ?? "";
  const url = URL.parse(`https://${host}`);
  return url === null || !url.hostname.includes(".") ? undefined : withoutWww(url.hostname);
}

/** Whether a page is on one of the hosts or below it. */
export function isOnHosts(address: string, hosts: readonly string[]): boolean {
  const host = withoutWww(new URL(address).hostname);
  return hosts.some((one) => host === one || host.endsWith(`.${one}`));
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, "");
}
