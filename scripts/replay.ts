import { readFileSync } from "node:fs";
import { frameRecording } from "./replay/frame-recording";
import { readArguments, replayUsage } from "./replay/read-arguments";
import { replayAnswer } from "./replay-answer";

/** Bytes of the longest piece of a cut answer: small enough to cut characters and lines, too. */
const longestPiece = 64;

function fail(message: string): never {
  console.error(`${message}\n\n${replayUsage}`);
  process.exit(2);
}

function attempt<T>(action: () => T, problem = ""): T {
  try {
    return action();
  } catch (error) {
    return fail(problem + (error instanceof Error ? error.message : String(error)));
  }
}

const { protocol, file, format, seed, asBody, upstream } = attempt(() => readArguments(process.argv.slice(2)));
const recording = attempt(() => readFileSync(file), "FILE cannot be read: ");
const { text, failure } = await replayAnswer(
  { protocol, bytes: frameRecording(recording, format, protocol), upstream },
  { asBody, ...(seed === undefined ? {} : { cut: { seed, longest: longestPiece } }) },
);
process.stdout.write(text);
if (failure) process.exitCode = 1;
