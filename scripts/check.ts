import { finish, lint, types, unit } from "./steps.ts";

finish([lint(), types(), unit()]);
