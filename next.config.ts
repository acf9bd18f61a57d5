import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  transpilePackages: ["geist"],
  serverExternalPackages: ["better-sqlite3", "node-llama-cpp"],
  turbopack: {
    resolveAlias: { "@ai-sdk/gateway": { browser: "./components/chat/sdk-left-out.ts" } },
  },
};

export default config;
