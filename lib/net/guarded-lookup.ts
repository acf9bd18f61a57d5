import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { AppError } from "@/lib/core/errors";
import { isPublicAddress } from "./public-address";

/** Resolves a name to all of its addresses. */
export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (hostname, done) => systemLookup(hostname, { all: true }, done);

/** What the caller is told when a destination is not allowed; names the host only. */
export function forbiddenAddress(host: string): AppError {
  return new AppError("permission_denied", `${host} is not a public address, so Parley does not connect to it.`);
}

/**
 * A `lookup` for sockets that hands out public addresses only. The socket connects to exactly what was checked here,
 * so a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
export function guardedLookup(allowPrivate: boolean, resolve: Resolve = resolveBySystem): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, []);
      const usable = addresses.filter(
        ({ address, family }) =>
          (allowPrivate || isPublicAddress(address)) && (!options.family || isFamily(options.family, family)),
      );
      const first = usable[0];
      if (first === undefined) return callback(forbiddenAddress(hostname), []);
      return options.all ? callback(null, usable) : callback(null, first.address, first.family);
    });
  };
}

function isFamily(wanted: number | string, family: number): boolean {
  return wanted === family || wanted === `IPv${family}`;
}
