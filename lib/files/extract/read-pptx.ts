import type { Archive } from "./archive.ts";
import { ReadError } from "./read-error.ts";
import { relationshipsOf } from "./relationships.ts";
import type { TextSink } from "./text-sink.ts";
import { allIn, attributeOf, findIn, readXml, textIn, type Xml } from "./xml.ts";

const presentation = "ppt/presentation.xml";

/** Takes the text out of a presentation, slide by slide, with the speaker's notes. @returns how many slides there are. */
export async function readPptx(archive: Archive, sink: TextSink): Promise<number> {
  const slides = await slidesOf(archive);
  for (const [at, part] of slides.entries()) {
    const slide = await readXml(archive, part);
    if (!slide || attributeOf(slide, "show") === "0") continue;
    sink.line(`[Slide ${at + 1}]`);
    for (const shape of paragraphsOf(slide)) sink.line(shape);
    const notes = [...(await relationshipsOf(archive, part)).values()].find((name) => name.includes("/notesSlides/"));
    const spoken = notes && (await readXml(archive, notes));
    if (spoken) writeNotes(spoken, sink);
    sink.line("");
  }
  return slides.length;
}

/** The parts of the slides in the order in which they are shown. */
async function slidesOf(archive: Archive): Promise<string[]> {
  const root = await readXml(archive, presentation);
  if (!root) throw new ReadError("content", "it is damaged");
  const targets = await relationshipsOf(archive, presentation);
  return allIn(root, "sldId").flatMap((slide) => {
    const ids = [...slide.node.attributes].filter(({ name }) => name.includes(":")).map(({ value }) => value);
    return ids.flatMap((id) => targets.get(id) ?? []).slice(0, 1);
  });
}

function paragraphsOf(slide: Xml): string[] {
  return allIn(slide, "sp")
    .concat(allIn(slide, "graphicFrame"))
    .flatMap((shape) => {
      const placeholder = findIn(shape, "ph");
      const isTitle = /title/i.test((placeholder && attributeOf(placeholder, "type")) ?? "");
      const texts = allIn(shape, "p").map((p) => textIn(p, readRun).trim());
      return texts.filter((text) => text !== "").map((text) => (isTitle ? `# ${text}` : text));
    });
}

function writeNotes(notes: Xml, sink: TextSink): void {
  const body = allIn(notes, "sp").filter((shape) => {
    const placeholder = findIn(shape, "ph");
    return placeholder !== undefined && attributeOf(placeholder, "type") === "body";
  });
  const text = body.flatMap((shape) => allIn(shape, "p").map((p) => textIn(p, readRun).trim())).filter(Boolean);
  if (text.length > 0) sink.line(`Notes: ${text.join("\n")}`);
}

function readRun(xml: Xml): string | undefined {
  if (xml.name === "br") return "\n";
  return xml.name === "Fallback" ? "" : undefined;
}
