import { describe, expect, it } from "vitest";
import { toSafeLink } from "./safe-link";

describe("toSafeLink", () => {
  it.each([
    ["https://a.example/x?y=1#z", "https://a.example/x?y=1#z", "a.example"],
    ["HTTP://A.example:8080", "http://a.example:8080/", "a.example:8080"],
    ["mailto:ann@a.example", "mailto:ann@a.example", "ann@a.example"],
    ["ht\ttps://a\u200b.example", "https://a.example/", "a.example"],
    ["https://аpple.example", "https://xn--pple-43d.example/", "xn--pple-43d.example"],
  ])("takes %j", (target, href, host) => {
    expect(toSafeLink(target)).toEqual({ href, host });
  });

  it.each([
    ...[
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "java\nscript:alert(1)",
      "\u0001javascript:alert(1)",
      "java\u00adscript:x",
    ],
    ...["data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "smb://a/b", "blob:https://a/b", "ms-word:x"],
    ...[
      "view-source:https://a.b",
      "//a.example",
      "/path",
      "#anchor",
      "a.example",
      "",
      "https://",
      "mailto:",
      "mailto:x",
    ],
    ...["https://bank.example@evil.example", "https://u:p@evil.example", "intent://a#Intent;end", "about:blank"],
  ])("refuses %j", (target) => {
    expect(toSafeLink(target)).toBeNull();
  });
});
