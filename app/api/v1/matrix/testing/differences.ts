/** Where a value is not what was expected, one sentence each; what is expected to be undefined must be absent. */
export function differences(expected: unknown, actual: unknown, path = "body"): string[] {
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? [] : [sentence(path, String(expected), actual)];
  if (!isGroup(expected) || !isGroup(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return Object.is(expected, actual) ? [] : [sentence(path, JSON.stringify(expected), actual)];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`));
}

function sentence(path: string, expected: string, actual: unknown): string {
  return `${path} is ${JSON.stringify(actual)} and not ${expected}`;
}

type Matcher = { asymmetricMatch(value: unknown): boolean };

/** Whether a value stands for others. */
export function isMatcher(value: unknown): value is Matcher {
  return isGroup(value) && typeof value.asymmetricMatch === "function";
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
