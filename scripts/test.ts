import { build, needsBuild } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { finish, journeys, lint, types, unit } from "./steps.ts";

ensureChromium();
// The build writes the route types that the type check reads.
if (needsBuild()) build();
finish([lint(), types(), unit(), journeys()]);
