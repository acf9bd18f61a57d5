/** How many messages come with a conversation, and how many can be asked for at once. */
export const messagesAtOnce = 40;
