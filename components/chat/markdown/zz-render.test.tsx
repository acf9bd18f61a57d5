import fc from "fast-check";
import { it } from "vitest";
import { Markdown } from "./markdown";
import { MARKDOWN_ELEMENTS } from "./markdown-elements";
import { parseMarkdown } from "./parse-markdown";
import { renderInEnglish } from "./render-in-english";
const LINES = ["", "", "", "words", "# title", "#tag", "```", "```js", "~~~", "- item", "-", "* other", "1. one", "2. two", "10. ten", "  inside", "    deep", "   ```", "> quote", "---", "- - -", "***", "===", "| a |","|-|", "<!-- note", "end -->", "\tcode", "*em*"];
it("looks", () => {
  const seen = new Set<string>(); let bad=0, all=0;
  const norm=(s:string)=>s.replace(/^<div[^>]*>/,"").replace(/<\/div>$/,"").replaceAll("\n","");
  fc.assert(fc.property(fc.array(fc.constantFrom(...LINES),{maxLength:7}), (ls)=>{ const t=ls.join("\n"); all++;
    const a=norm(renderInEnglish(<Markdown text={t} streaming={false}/>)); const b=norm("<div>"+renderInEnglish(parseMarkdown(t,MARKDOWN_ELEMENTS))+"</div>");
    if(a.replace(/<svg.*?<\/svg>/g,"")!==b.replace(/<svg.*?<\/svg>/g,"")){bad++; if(seen.size<400) seen.add(t);} }),{numRuns:6000});
  console.log(bad,"/",all, [...seen].sort((a,b)=>a.length-b.length).slice(0,14).map(s=>JSON.stringify(s)).join("\n"));
},120000);
