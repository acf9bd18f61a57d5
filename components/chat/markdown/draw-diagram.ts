import mermaid, { type MermaidConfig } from "mermaid";
import { toDrawableSource } from "./diagram-source";

/** A diagram as a picture: the address of its bytes in this page, and its size. Whoever asked for it revokes it. */
export type Drawing = { address: `blob:${string}`; width: number; height: number };

/** In milliseconds. What takes longer is given up, though the library cannot be stopped half-way. */
const LONGEST_WAIT = 8_000;
const MOST_EDGES = 200;
const LARGEST_SIDE = 8_000;

/** The fonts of a picture are those of the machine, so the text has to be measured in them too. */
const FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

const TOKENS = [
  ...(["--paper", "--paper-soft", "--paper-raised", "--ink", "--line-strong"] as const),
  ...(["--accent", "--accent-soft", "--danger"] as const),
  ...(["--code-title", "--code-number", "--code-keyword", "--code-string", "--code-variable"] as const),
];
type Colours = ReadonlyMap<string, string>;

/** The tokens as they are now: the library calculates with colours and cannot read `light-dark()`. */
function readColours(): Colours {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colours = TOKENS.map((token): [string, string] => {
    probe.style.color = `var(${token})`;
    return [token, getComputedStyle(probe).color];
  });
  probe.remove();
  return new Map(colours);
}

/** Slices of a pie stand beside one another, so they need colours that differ. */
const PIE = ["--accent", "--code-number", "--code-title", "--code-keyword", "--code-string", "--code-variable"];

function toTheme(colours: Colours, dark: boolean): MermaidConfig["themeVariables"] {
  const pie = Object.fromEntries(PIE.map((token, index) => [`pie${index + 1}`, colours.get(token)]));
  return {
    ...pie,
    darkMode: dark,
    useGradient: false,
    dropShadow: "none",
    background: colours.get("--paper"),
    primaryColor: colours.get("--accent-soft"),
    primaryBorderColor: colours.get("--accent"),
    primaryTextColor: colours.get("--ink"),
    secondaryColor: colours.get("--paper-soft"),
    secondaryBorderColor: colours.get("--line-strong"),
    secondaryTextColor: colours.get("--ink"),
    tertiaryColor: colours.get("--paper-raised"),
    tertiaryBorderColor: colours.get("--line-strong"),
    tertiaryTextColor: colours.get("--ink"),
    textColor: colours.get("--ink"),
    titleColor: colours.get("--ink"),
    lineColor: colours.get("--line-strong"),
    edgeLabelBackground: colours.get("--paper"),
    noteBkgColor: colours.get("--paper-soft"),
    noteTextColor: colours.get("--ink"),
    noteBorderColor: colours.get("--line-strong"),
    errorTextColor: colours.get("--danger"),
    pieStrokeColor: colours.get("--paper"),
    pieOuterStrokeColor: colours.get("--paper"),
    pieSectionTextColor: colours.get("--paper"),
    pieTitleTextSize: "18px",
    pieOpacity: "1",
    fontFamily: FONT,
    fontSize: "15px",
  };
}

const toConfig = (dark: boolean): MermaidConfig => ({
  startOnLoad: false,
  securityLevel: "strict",
  htmlLabels: false,
  suppressErrorRendering: true,
  maxEdges: MOST_EDGES,
  look: "classic",
  gantt: { useWidth: 720 },
  theme: "base",
  fontFamily: FONT,
  themeVariables: toTheme(readColours(), dark),
});

/** Gives the picture a size of its own, which it has none of inside an image element. */
function toSized(svg: string): { svg: string; width: number; height: number } {
  const box = /^<svg[^>]*?\sviewBox="([^"]+)"/
    .exec(svg)?.[1]
    ?.split(/[\s,]+/)
    .map(Number);
  const [width, height] = [box?.[2] ?? 0, box?.[3] ?? 0].map(Math.ceil) as [number, number];
  if (!(width > 0 && height > 0) || Math.max(width, height) > LARGEST_SIDE) throw new Error("The drawing has no size.");
  const opening = /^<svg[^>]*>/.exec(svg)?.[0] ?? "";
  const sized = opening
    .replace(/\s(?:width|height|style)="[^"]*"/g, "")
    .replace("<svg", `<svg width="${width}" height="${height}"`);
  return { svg: sized + svg.slice(opening.length), width, height };
}

let counter = 0;
let last: Promise<unknown> = Promise.resolve();

async function draw(source: string, dark: boolean): Promise<Drawing> {
  mermaid.initialize(toConfig(dark));
  const { svg: made } = await mermaid.render(`diagram-${++counter}`, source);
  const { svg, ...size } = toSized(made.replaceAll("<br>", "<br/>"));
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  return { ...size, address: `blob:${address.slice("blob:".length)}` };
}

/** Draws a diagram, one after the other, since the library has one configuration for all. Rejects when it cannot. */
export function drawDiagram(source: string, dark: boolean): Promise<Drawing> {
  const mine = last.then(() => draw(toDrawableSource(source), dark));
  last = mine.catch(() => {});
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("Drawing took too long.")), LONGEST_WAIT);
  });
  return Promise.race([mine, late]);
}
