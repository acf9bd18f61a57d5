/** Runs once when the server starts, before it answers anything. A server that cannot start ends with the reason. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startUp } = await import("@/lib/chat/start-up");
  try {
    await startUp();
  } catch (error) {
    console.error(`Parley cannot start. ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
