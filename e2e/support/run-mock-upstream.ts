import { startMockUpstream } from "./mock-upstream";

/** Starts the mock alone: `tsx e2e/support/run-mock-upstream.ts [port]`. It prints its base URL and ends on a signal. */
const mock = await startMockUpstream({ port: Number(process.argv[2] ?? 0) });
console.log(mock.baseUrl);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    void mock.close().then(() => process.exit(0));
  });
}
