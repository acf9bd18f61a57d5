/** English: editing, versions, forking and deleting messages. */
export const branches = {
  "branches.edit": "Edit",
} as const;
