/** English: finding in a conversation and long conversations. */
export const finding = {
  "thread.news": "Something new below",
  "thread.loading": "This message is on its way.",
  "thread.notLoaded": "This message could not be loaded.",
  "thread.stopped": "The answer was stopped.",
  "thread.previousQuestion": "Previous question",
  "thread.nextQuestion": "Next question",
  "thread.previousMessage": "Previous message",
  "thread.nextMessage": "Next message",

  "find.label": "Find in this conversation",
  "find.placeholder": "Find in this conversation",
  "find.count": "{at} of {count}",
  "find.searching": "Searching…",
  "find.none": "No matches",
  "find.failed": "The search did not work. Try again.",
  "find.next": "Next match",
  "find.previous": "Previous match",
  "find.close": "Close the search",

  "print.menu": "Print",
  "print.preparing": "Preparing {done} of {count} messages to be printed",
  "print.cancel": "Cancel",
  "print.close": "Close",
  "print.failed": "Not all messages could be loaded, so nothing was printed.",

  "conversation.options": "Conversation options",
} as const;
