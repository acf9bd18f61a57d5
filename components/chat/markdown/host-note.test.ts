import { describe, expect, it } from "vitest";
import { noteHost } from "./host-note";
import { toSafeLink } from "./safe-link";

function note(text: string, target: string) {
  const link = toSafeLink(target);
  return link && noteHost(text, link);
}

describe("the note beside a link", () => {
  it.each([
    ["the page", "https://a.example/x"],
    ["Node.js", "https://nodejs.org/"],
    ["README.md and main.rs", "https://github.com/a/b"],
    ["github.com", "https://docs.github.com/a"],
    ["docs.github.com", "https://github.com/a"],
    ["аpple.com", "https://xn--pple-43d.com/"],
    ["write to us", "mailto:a@b.example"],
  ])("names the host when %j does not", (text, target) => {
    expect(note(text, target)).toBe("host");
  });

  it.each([
    ["https://a.example/x", "https://a.example/x"],
    ["www.a.example", "https://a.example/"],
    ["see A.example for more", "https://www.a.example/"],
    ["a@b.example", "mailto:a@b.example"],
  ])("is not needed for %j", (text, target) => {
    expect(note(text, target)).toBe("none");
  });

  it.each([
    ["bank.com", "https://evil.example/login"],
    ["https://bank.example/login", "https://evil.example/"],
    ["www.bank.zz", "https://evil.example/"],
    ["bank.com", "https://bank.com.evil.example/"],
    ["apple.com", "https://xn--pple-43d.com/"],
    ["银行.中国", "https://evil.example/"],
  ])("warns when %j leads to %s", (text, target) => {
    expect(note(text, target)).toBe("other");
  });
});
