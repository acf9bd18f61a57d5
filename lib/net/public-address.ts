import ipaddr from "ipaddr.js";

const globalUnicastV6 = ipaddr.IPv6.parse("2000::");
const privateNames = ["localhost", "local", "internal", "intranet", "home.arpa", "lan"];

/**
 * Whether a packet to `address` (an IP in any textual form) leaves for the public internet.
 * Decided on the binary value: IPv6 that merely wraps an IPv4 address (mapped, 6to4, NAT64, Teredo) is never public,
 * whatever it wraps, because the wrapped address is where the packet would end.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(globalUnicastV6, 3);
}

/** Whether a host name is reserved for the own machine or network, so that no resolver needs to be asked. */
export function isPrivateName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.+$/, "");
  return name === "" || privateNames.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}
