import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  transpilePackages: ["geist"],
  serverExternalPackages: ["better-sqlite3", "node-llama-cpp"],
};

export default config;
