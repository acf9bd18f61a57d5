/** Most files with one message. */
export const mostFiles = 20;

/** Most messages that wait in one composer. */
export const mostQueued = 20;

/** Most texts from elsewhere that a composer keeps apart. */
export const mostOthers = 8;

/** The key of the draft of a conversation that has not begun. */
export const newDraftKey = "new";
