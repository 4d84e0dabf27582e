import { describe, expect, it } from "vitest";
import { loadEmojiNames, parseMrkdwn, type RichTextElement } from "../../../richtext";
import { mrkdwnText } from "../mrkdwnText";
import { emojiLook } from "./emojiLook";
import { fromPlainText, fromRichText } from "./fromRichText";
import { markupToRichText, toRichText } from "./toRichText";

const names = { user: () => "Ana", channel: () => "general", usergroup: () => "team", customEmoji: () => undefined };

const text = (words: string, style?: object) => ({ type: "text", text: words, ...(style ? { style } : {}) });
const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
const list = (style: string, indent: number, ...items: object[]) => ({ type: "rich_text_list", style, indent, elements: items });

describe("rich text into the editor and out again", () => {
  it.each<[string, object[]]>([
    ["styles", [section(text("a "), text("b", { bold: true, italic: true }), text(" c"))]],
    ["lines", [section(text("one\ntwo\n\nthree"))]],
    ["links", [section({ type: "link", url: "https://example.com/", text: "there" })]],
    [
      "mentions",
      [
        section({ type: "user", user_id: "U1" }, text(" "), { type: "channel", channel_id: "C1" }, text(" "), {
          type: "broadcast",
          range: "here",
        }),
      ],
    ],
    ["emoji", [section({ type: "emoji", name: "tada", unicode: "1f389" })]],
    [
      "quotes and code",
      [
        { type: "rich_text_quote", elements: [text("q\nr")] },
        { type: "rich_text_preformatted", elements: [text("x = 1\ny = 2")] },
      ],
    ],
    [
      "nested lists",
      [
        list("bullet", 0, section(text("a")), section(text("b"))),
        list("bullet", 1, section(text("c"))),
        list("bullet", 0, section(text("d"))),
      ],
    ],
    [
      "numbers that go on",
      [
        list("ordered", 0, section(text("a"))),
        list("bullet", 1, section(text("x"))),
        { ...list("ordered", 0, section(text("b"))), offset: 1 },
      ],
    ],
    [
      "a list in a quote",
      [
        { type: "rich_text_quote", elements: [text("q")] },
        { ...list("bullet", 0, section(text("a"))), border: 1 },
      ],
    ],
  ])("keeps %s", (_name, elements) => {
    expect(toRichText(fromRichText(elements as RichTextElement[], names))).toEqual(elements);
  });

  it("leaves out blank lines at the ends", () => {
    expect(toRichText(fromPlainText("\n\n  hello \nthere\n\n"))).toEqual([section(text("hello \nthere"))]);
    expect(toRichText(fromPlainText("  \n "))).toEqual([]);
  });

  it("makes emoji of names it knows, and of no others", async () => {
    await loadEmojiNames();
    expect(toRichText(fromPlainText("yes :tada: :nosuch: 10:30:45"))).toEqual([
      section(text("yes "), { type: "emoji", name: "tada", unicode: "1f389" }, text(" :nosuch: 10:30:45")),
    ]);
  });

  it("makes links of addresses, without the full stop", () => {
    expect(toRichText(fromPlainText("see https://example.com/x."))).toEqual([
      section(text("see "), { type: "link", url: "https://example.com/x" }, text(".")),
    ]);
  });
});

describe("the plain mode", () => {
  it("reads markup when sending and keeps < as typed", () => {
    expect(markupToRichText(fromPlainText("*hi* a < b"))).toEqual([section(text("hi", { bold: true }), text(" a < b"))]);
  });

  it("does not take typed ids for mentions", () => {
    expect(markupToRichText(fromPlainText("<@U1>"))).toEqual([section(text("<@U1>"))]);
  });
});

describe("the text beside the blocks", () => {
  it("parses back to the same elements", () => {
    const elements = [
      section(text("a "), text("b", { bold: true }), text(" & <c> "), { type: "user", user_id: "U1" }),
      { type: "rich_text_quote", elements: [text("q")] },
    ] as RichTextElement[];
    expect(parseMrkdwn(mrkdwnText(elements))).toEqual(elements);
  });
});

describe("how an emoji looks", () => {
  const own: Record<string, string> = { party: "/emoji/party.gif", fete: "alias:party", yay: "alias:tada" };
  const look = (name: string) => emojiLook(name, (known) => own[known]);

  it("follows aliases to pictures and to characters", async () => {
    await loadEmojiNames();
    expect(look("party")).toEqual({ character: "", image: "/emoji/party.gif" });
    expect(look("fete")).toEqual({ character: "", image: "/emoji/party.gif" });
    expect(look("yay")).toEqual({ character: "🎉", image: "" });
    expect(look("+1::skin-tone-4").character).toBe("👍🏽");
    expect(look("nosuch")).toEqual({ character: "", image: "" });
  });
});
