/** Fetches the code that sends questions and reads answers: a page that is only read does without it. */
export const loadTurnReader = () => import("./turn-reader");
