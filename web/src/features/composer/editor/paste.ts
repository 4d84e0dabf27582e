/** What pasting keeps: words, lists, links, emphasis, code; never styles or scripts. */
import { Slice } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { fromPlainText } from "./fromRichText";
import { schema } from "./schema";

/** Lines of plain text as paragraphs. */
export function plainSlice(text: string): Slice {
  const doc = fromPlainText(text.replace(/\r\n?/g, "\n"));
  return new Slice(doc.content, 1, 1);
}

/** Handles what needs more than parsing: code from an editor, an address over chosen words. True when done. */
export function handleSpecialPaste(view: EditorView, data: DataTransfer, formats: boolean): boolean {
  const text = data.getData("text/plain");
  if (formats && data.types.includes("vscode-editor-data") && text.includes("\n")) return pasteCode(view, text);
  const { state } = view;
  const { from, to, empty, $from, $to } = state.selection;
  const url = text.trim();
  if (formats && !empty && $from.sameParent($to) && /^https?:\/\/\S+$/.test(url) && URL.canParse(url)) {
    if ($from.parent.type.spec.code) return false;
    view.dispatch(state.tr.addMark(from, to, schema.marks.link.create({ href: url })).scrollIntoView());
    return true;
  }
  return false;
}

function pasteCode(view: EditorView, text: string): boolean {
  const { state } = view;
  if (state.selection.$from.parent.type.spec.code) return false;
  const block = schema.nodes.code_block.create(null, schema.text(text.replace(/\r\n?/g, "\n").replace(/\n$/, "")));
  view.dispatch(state.tr.replaceSelectionWith(block).scrollIntoView());
  return true;
}

/** Pasted HTML without what a message cannot hold: tables become lines, pictures their description. */
export function tidyPastedHtml(html: string): string {
  if (!/<(table|img|style|script|br)/i.test(html)) return html;
  // A parsed document is inert: nothing in it runs or loads.
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const unwanted of page.querySelectorAll("style, script, meta, link, title")) unwanted.remove();
  for (const image of page.querySelectorAll("img:not([data-emoji])")) image.replaceWith(image.getAttribute("alt") ?? "");
  for (const row of page.querySelectorAll("tr")) {
    const line = page.createElement("p");
    line.textContent = [...row.cells].map((cell) => cell.textContent?.trim() ?? "").join("\t");
    row.replaceWith(line);
  }
  for (const table of page.querySelectorAll("table")) table.replaceWith(...table.querySelectorAll("p"));
  for (const gap of page.querySelectorAll("br")) splitAtBreak(gap);
  return page.body.innerHTML;
}

/** A line break inside a paragraph makes two paragraphs, which is what lines are here. */
function splitAtBreak(gap: Element): void {
  const paragraph = gap.parentElement;
  if (paragraph?.tagName !== "P") {
    if (paragraph?.closest("pre")) gap.replaceWith("\n");
    return;
  }
  const rest = paragraph.ownerDocument.createElement("p");
  while (gap.nextSibling) rest.append(gap.nextSibling);
  paragraph.after(rest);
  gap.remove();
}
