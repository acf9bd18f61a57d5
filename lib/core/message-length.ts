/** The longest text a person can send in one message, in characters. */
export const maxMessageLength = 400_000;
