import { build, needsBuild } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { finish, journeys } from "./steps.ts";

ensureChromium();
if (needsBuild()) build();
finish([journeys(process.argv.slice(2))]);
