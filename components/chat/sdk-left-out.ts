/**
 * Stands in, in the browser, for packages that the AI SDK names but that reading a turn never calls: its gateway
 * (which also brings a whole `Buffer` along).
 */
function leftOut(): never {
  throw new Error("this part of the AI SDK is not in the browser");
}

export class GatewayError extends Error {}
export class GatewayAuthenticationError extends GatewayError {}
export const createGateway = leftOut;
export const gateway = leftOut;
