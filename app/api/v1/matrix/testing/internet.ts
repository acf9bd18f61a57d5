import type { outboundFetch } from "@/lib/net/outbound";

/** Where the test's own internet is; whatever is not on loopback is fetched from there. */
export const internet = { url: "" };

/** The outbound client with its addresses led to the test's own internet. What it refuses is tested with the client. */
export function ledBack(real: typeof outboundFetch): typeof outboundFetch {
  return (address, options) => {
    const url = new URL(address);
    if (url.hostname === "127.0.0.1") return real(address, options);
    return real(`${internet.url}${url.pathname}`, { ...options, allowPrivate: true });
  };
}
