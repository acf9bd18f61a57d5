/** English: the message box: drafts, queue, commands, temporary chats. */
export const composer = {
  "composer.add": "Add",
} as const;
