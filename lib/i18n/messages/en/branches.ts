/** English: editing, versions, forking and deleting messages. */
export const branches = {
  "branches.question": "Actions for this question",
  "branches.more": "More",
  "branches.busy": "Wait until the answer is done, or stop it first.",

  "branches.edit": "Edit",
  "branches.editField": "Edit the question",
  "branches.editKept": "The old version is kept.",
  "branches.editFailed": "The change was not sent.",
  "branches.send": "Save and send",
  "branches.cancel": "Cancel",
  "branches.showAll": "Show all",
  "branches.showLess": "Show less",

  "branches.regenerate": "Regenerate",
  "branches.regenerateHow": "Regenerate with",
  "branches.withModel": "With {model}",
  "branches.withOther": "With another model…",
  "branches.continue": "Continue",

  "branches.versions": "Versions",
  "branches.version": "Version {index} of {count}",
  "branches.previous": "Previous version",
  "branches.next": "Next version",
  "branches.showFailed": "The other version could not be shown.",
  "branches.compareFailed": "The versions could not be read.",

  "branches.fork": "New chat from here",
  "branches.forked": "A new chat that begins with all of this. The other one stays as it is.",
  "branches.forkFailed": "No new chat was begun.",

  "branches.delete": "Delete message",
  "branches.deleteVersion": "Delete this version",
  "branches.removed": "Message removed.",
  "branches.removedMore": "Message removed, with {count} after it.",
  "branches.removedVersion": "Version removed.",
  "branches.removedVersionMore": "Version removed, with {count} after it.",
  "branches.removeFailed": "Nothing was removed.",
  "branches.restoreFailed": "The message could not be brought back.",
} as const;
