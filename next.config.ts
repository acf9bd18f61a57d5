import type { NextConfig } from "next";

/** What a page may load, where it may send forms, and who may frame it: itself, itself, nobody. */
const policy = [
  "object-src 'none'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A stored file can do nothing at all. */
const filePolicy = "sandbox; default-src 'none'";

const config: NextConfig = {
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "content-security-policy", value: policy },
        { key: "referrer-policy", value: "no-referrer" },
        { key: "x-content-type-options", value: "nosniff" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
      ],
    },
    // What stands here wins over what a route says, so the policy of stored files stands here too.
    { source: "/api/files/:id", headers: [{ key: "content-security-policy", value: filePolicy }] },
  ],
  poweredByHeader: false,
  devIndicators: false,
  transpilePackages: ["geist"],
  serverExternalPackages: ["better-sqlite3", "node-llama-cpp"],
  turbopack: {
    resolveAlias: {
      "@ai-sdk/gateway": { browser: "./components/chat/sdk-left-out.ts" },
      // Its own bundle: a hundred files instead of thousands to put together, which is half of the build.
      mermaid: "mermaid/dist/mermaid.esm.min.mjs",
    },
  },
};

export default config;
