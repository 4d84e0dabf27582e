import { describe, expect, it } from "vitest";
import { parseMrkdwn } from "./mrkdwn";
import type { Inline } from "./types";

function inline(text: string): Inline[] {
  const [section] = parseMrkdwn(text);
  return section?.type === "rich_text_section" ? section.elements : [];
}

describe("marks", () => {
  it.each([
    ["*bold*", { type: "text", text: "bold", style: { bold: true } }],
    ["_italic_", { type: "text", text: "italic", style: { italic: true } }],
    ["~gone~", { type: "text", text: "gone", style: { strike: true } }],
    ["`a < b`", { type: "text", text: "a < b", style: { code: true } }],
    ["`a &lt; b`", { type: "text", text: "a < b", style: { code: true } }],
  ])("reads %s", (text, piece) => {
    expect(inline(text)).toEqual([piece]);
  });

  it("nests one mark in another", () => {
    expect(inline("*a _b_*")).toEqual([
      { type: "text", text: "a ", style: { bold: true } },
      { type: "text", text: "b", style: { bold: true, italic: true } },
    ]);
  });

  it.each(["snake_case_name", "2*3*4", "a * b * c", "*", "**", "* not bold *", "_", "`", "``", "*open"])("leaves %s as it is", (text) => {
    expect(inline(text)).toEqual([{ type: "text", text }]);
  });

  it("does not format inside code or across lines", () => {
    expect(inline("`*x*`")).toEqual([{ type: "text", text: "*x*", style: { code: true } }]);
    expect(inline("*a\nb*")).toEqual([{ type: "text", text: "*a\nb*" }]);
  });

  it("formats words in scripts other than Latin", () => {
    expect(inline("*Grüße* ~日本~")).toEqual([
      { type: "text", text: "Grüße", style: { bold: true } },
      { type: "text", text: " " },
      { type: "text", text: "日本", style: { strike: true } },
    ]);
  });
});

describe("tokens", () => {
  it.each<[string, Inline]>([
    ["<@U012AB3CD>", { type: "user", user_id: "U012AB3CD" }],
    ["<@U012AB3CD|ana>", { type: "user", user_id: "U012AB3CD", label: "ana" }],
    ["<#C123|general>", { type: "channel", channel_id: "C123", label: "general" }],
    ["<!subteam^S1|@team>", { type: "usergroup", usergroup_id: "S1", label: "@team" }],
    ["<!here|here>", { type: "broadcast", range: "here" }],
    ["<!everyone>", { type: "broadcast", range: "everyone" }],
    ["<https://a.example/?x=1&amp;y=2|a &amp; b>", { type: "link", url: "https://a.example/?x=1&y=2", text: "a & b" }],
    ["<mailto:a@example.com|a@example.com>", { type: "link", url: "mailto:a@example.com", text: "a@example.com" }],
    ["<!date^1392734382^{date}|Feb 18>", { type: "date", timestamp: 1392734382, format: "{date}", fallback: "Feb 18" }],
  ])("reads %s", (text, piece) => {
    expect(inline(text)).toEqual([piece]);
  });

  it("turns bare addresses into links without the sentence's punctuation", () => {
    expect(inline("see https://example.com/a_(b). Then")).toEqual([
      { type: "text", text: "see " },
      { type: "link", url: "https://example.com/a_(b)" },
      { type: "text", text: ". Then" },
    ]);
  });

  it("reads emoji with skin tones, but no times", () => {
    expect(inline(":wave::skin-tone-3: at 10:30:45")).toEqual([
      { type: "emoji", name: "wave", skin_tone: 3 },
      { type: "text", text: " at 10:30:45" },
    ]);
  });

  it("keeps unknown specials as their label and broken tokens as text", () => {
    expect(inline("<!foo|label> <nonsense> a < b")).toEqual([
      { type: "text", text: "label" },
      { type: "text", text: " <nonsense> a < b" },
    ]);
  });

  it("treats scripts as words", () => {
    expect(inline("&lt;script&gt;alert(1)&lt;/script&gt;")).toEqual([{ type: "text", text: "<script>alert(1)</script>" }]);
  });
});

describe("blocks", () => {
  it("reads quotes line by line and >>> to the end", () => {
    expect(parseMrkdwn("a\n&gt; b\n> c\nd").map((element) => element.type)).toEqual([
      "rich_text_section",
      "rich_text_quote",
      "rich_text_section",
    ]);
    expect(parseMrkdwn("&gt;&gt;&gt; all\nof this")).toEqual([
      { type: "rich_text_quote", elements: [{ type: "text", text: "all\nof this" }] },
    ]);
  });

  it("reads code blocks with their tokens as text", () => {
    expect(parseMrkdwn("look:\n```\nif (a &lt; b) <@U1|ana>\n```\ndone")).toEqual([
      { type: "rich_text_section", elements: [{ type: "text", text: "look:" }] },
      {
        type: "rich_text_preformatted",
        elements: [
          { type: "text", text: "if (a < b) " },
          { type: "text", text: "@ana" },
        ],
      },
      { type: "rich_text_section", elements: [{ type: "text", text: "done" }] },
    ]);
  });

  it("leaves an unclosed fence as text", () => {
    expect(parseMrkdwn("```open")).toEqual([{ type: "rich_text_section", elements: [{ type: "text", text: "```open" }] }]);
  });
});
