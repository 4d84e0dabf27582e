import { history } from "prosemirror-history";
import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadEmojiNames } from "../../../richtext";
import { linkAt, newLine, setLink, toggleCodeBlock, toggleList, toggleQuote } from "./commands";
import { fromPlainText } from "./fromRichText";
import { composerKeys } from "./keys";
import { tidyPastedHtml } from "./paste";
import { queryAt } from "./query";
import { typingRules } from "./rules";
import { schema } from "./schema";

let view: EditorView | undefined;
let sent = 0;

function open(): EditorView {
  const actions = {
    enterSends: () => true,
    codeEnterIsNewline: () => true,
    send: () => {
      sent += 1;
    },
    editLink: () => undefined,
    attach: () => undefined,
    toggleToolbar: () => undefined,
    formats: () => true,
  };
  view = new EditorView(document.createElement("div"), {
    state: EditorState.create({ schema, plugins: [typingRules(() => undefined), ...composerKeys(actions), history()] }),
  });
  return view;
}

function type(editor: EditorView, words: string): void {
  for (const character of words) {
    const { from, to } = editor.state.selection;
    const insert = (): Transaction => editor.state.tr.insertText(character, from, to);
    if (!editor.someProp("handleTextInput", (handle) => handle(editor, from, to, character, insert))) editor.dispatch(insert());
  }
}

function press(editor: EditorView, key: string, modifiers: Partial<KeyboardEventInit> = {}): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers });
  editor.someProp("handleKeyDown", (handle) => handle(editor, event));
}

afterEach(() => {
  view?.destroy();
  view = undefined;
  sent = 0;
});

beforeAll(() => loadEmojiNames());

describe("typing markup", () => {
  it.each([
    ["*hi*", '<p dir="auto"><strong>hi</strong></p>'],
    ["a _b c_", '<p dir="auto">a <em>b c</em></p>'],
    ["~no~", '<p dir="auto"><s>no</s></p>'],
    ["`x`", '<p dir="auto"><code>x</code></p>'],
    ["> q", '<blockquote><p dir="auto">q</p></blockquote>'],
    ["- one", '<ul><li><p dir="auto">one</p></li></ul>'],
    ["3. three", '<ol start="3"><li><p dir="auto">three</p></li></ol>'],
    ["```x", '<pre dir="ltr"><code>x</code></pre>'],
    ["2 * 3 * 4", '<p dir="auto">2 * 3 * 4</p>'],
    ["snake_case_name", '<p dir="auto">snake_case_name</p>'],
  ])("%s becomes what it says", (words, shown) => {
    const editor = open();
    type(editor, words);
    expect(editor.dom.innerHTML).toBe(shown);
  });

  it("goes on unformatted behind the closing sign", () => {
    const editor = open();
    type(editor, "*hi* there");
    expect(editor.dom.innerHTML).toBe('<p dir="auto"><strong>hi</strong> there</p>');
  });

  it("is taken back by the first undo, words kept", () => {
    const editor = open();
    type(editor, "*hi*");
    press(editor, "z", { ctrlKey: true });
    expect(editor.state.doc.textContent).toBe("*hi*");
  });

  it("puts the emoji in the place of its name", () => {
    const editor = open();
    type(editor, "yes :tada:");
    expect(editor.state.doc.firstChild?.lastChild?.attrs.name).toBe("tada");
    expect(editor.state.doc.textContent.startsWith("yes ")).toBe(true);
  });
});

describe("Enter", () => {
  it("sends, but not while an input method composes, and not inside code", () => {
    const editor = open();
    type(editor, "hello");
    press(editor, "Enter");
    expect(sent).toBe(1);
    type(editor, " ");
    editor.dispatch(editor.state.tr.delete(0, editor.state.doc.content.size));
    type(editor, "```x");
    press(editor, "Enter");
    expect(sent).toBe(1);
    expect(editor.state.doc.textContent).toBe("x\n");
    press(editor, "Enter", { ctrlKey: true });
    expect(sent).toBe(2);
  });

  it("with Shift makes the next item, and on an empty item leaves the list", () => {
    const editor = open();
    type(editor, "- one");
    press(editor, "Enter", { shiftKey: true });
    type(editor, "two");
    expect(editor.state.doc.firstChild?.childCount).toBe(2);
    press(editor, "Enter", { shiftKey: true });
    press(editor, "Enter", { shiftKey: true });
    expect(editor.state.doc.lastChild?.type.name).toBe("paragraph");
  });

  it("leaves code after two empty lines", () => {
    const editor = open();
    type(editor, "```x");
    for (let times = 0; times < 3; times += 1) newLine(editor.state, editor.dispatch, editor);
    expect(editor.state.doc.childCount).toBe(2);
    expect(editor.state.doc.firstChild?.textContent).toBe("x");
  });
});

describe("formats", () => {
  it("wrap and unwrap what is chosen", () => {
    const editor = open();
    type(editor, "line");
    for (const command of [toggleQuote, toggleList("bullet_list"), toggleCodeBlock]) {
      const before = editor.state.doc;
      command(editor.state, editor.dispatch, editor);
      expect(editor.state.doc.eq(before)).toBe(false);
      command(editor.state, editor.dispatch, editor);
      expect(editor.state.doc.eq(before)).toBe(true);
    }
  });

  it("edit and remove a link under the cursor", () => {
    const editor = open();
    type(editor, "see here");
    setLink({ from: 5, to: 9 }, "https://example.com", "here")(editor.state, editor.dispatch);
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 7)));
    expect(linkAt(editor.state)).toEqual({ href: "https://example.com", text: "here", from: 5, to: 9 });
    setLink({ from: 5, to: 9 }, "", "here")(editor.state, editor.dispatch);
    expect(linkAt(editor.state)).toBeUndefined();
  });
});

describe("completion", () => {
  it.each([
    ["@an", "mention", "an"],
    ["hi @", "mention", ""],
    ["see #gen", "channel", "gen"],
    ["ok :ta", "emoji", "ta"],
    ["/sta", "command", "sta"],
    ["+:ta", "reaction", "ta"],
  ])("of %s asks for a %s", (words, kind, text) => {
    const editor = open();
    type(editor, words);
    expect(queryAt(editor.state)).toMatchObject({ kind, text });
  });

  it.each(["a@b", "x:y", "10:30", "a /cmd", "`@x", "mail a@example.com"])("does not start in %s", (words) => {
    const editor = open();
    editor.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, fromPlainText(words).content));
    editor.dispatch(editor.state.tr.setSelection(TextSelection.atEnd(editor.state.doc)));
    expect(queryAt(editor.state)).toBeUndefined();
  });
});

describe("pasted HTML", () => {
  it("keeps words and drops scripts, styles and pictures", () => {
    const tidy = tidyPastedHtml("<style>p{}</style><p>a<script>alert(1)</script><img src=x onerror=alert(1) alt='pic'></p>");
    expect(tidy).toBe("<p>apic</p>");
  });

  it("turns tables into lines", () => {
    const tidy = tidyPastedHtml("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>");
    expect(tidy).toBe("<p>a\tb</p><p>c\td</p>");
  });
});
