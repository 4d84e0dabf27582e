import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { catalog as english } from "../i18n/en";
import { speak } from "../i18n/language";
import { type RichTextHost, RichTextProvider } from "./host";
import { MessageBody } from "./MessageBody";
import { plainText } from "./plain";
import { SystemBody, type SystemMessage } from "./SystemBody";
import type { RichMessage } from "./types";

const host: RichTextHost = {
  useUser: (id) => (id === "U1" ? { name: "Ana", isSelf: true } : undefined),
  useChannel: (id) => (id === "C1" ? { name: "general" } : undefined),
  useUsergroup: () => undefined,
  useCustomEmoji: (name) => (name === "parrot" ? "/emoji/parrot.gif" : undefined),
};

function html(message: RichMessage): string {
  return renderToStaticMarkup(
    <RichTextProvider host={host}>
      <MessageBody message={message} />
    </RichTextProvider>,
  ).replace(/ class="[^"]*"/g, "");
}

describe("a message", () => {
  it("shows mentions by name and falls back to the label", () => {
    const shown = html({ text: "hi <@U1> and <@U9|zoe> in <#C1>" });
    expect(shown).toContain("@Ana");
    expect(shown).toContain("@zoe");
    expect(shown).toContain("#general");
  });

  it("never lets markup or script through", () => {
    const shown = html({ text: "<img src=x onerror=alert(1)> <javascript:alert(1)|click> &lt;b&gt;" });
    expect(shown).not.toContain("<img");
    expect(shown).not.toContain("href");
  });

  it("opens links apart from the page", () => {
    expect(html({ text: "<https://example.com|x>" })).toContain('target="_blank" rel="noopener noreferrer"');
  });

  it("nests lists by their indent and numbers on after a nested one", () => {
    const item = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] });
    const list = (style: string, indent: number, ...words: string[]) => ({
      type: "rich_text_list",
      style,
      indent,
      elements: words.map(item),
    });
    const elements = [list("ordered", 0, "a", "b"), list("bullet", 1, "x"), list("ordered", 0, "c")];
    expect(html({ blocks: [{ type: "rich_text", elements }] })).toContain(
      '<ol><li>a</li><li>b<ul><li>x</li></ul></li></ol><ol start="3"><li>c</li></ol>',
    );
  });

  it("shows custom emoji as pictures and unknown names as text", () => {
    const shown = html({ text: "well :parrot: :nosuch:" });
    expect(shown).toContain('src="/emoji/parrot.gif"');
    expect(shown).toContain(":nosuch:");
  });

  it("shows the text once when blocks are unknown", () => {
    const shown = html({ text: "fallback words", blocks: [{ type: "hologram" }, { type: "hologram" }] });
    expect(shown.match(/fallback words/g)).toHaveLength(1);
  });

  it("survives blocks that lack what they need", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const shown = html({ text: "x", blocks: [{ type: "section" }, { type: "context" }, { type: "table" }, { type: "actions" }] });
    expect(shown).toBeDefined();
  });

  it("gives pictures a box before they load", () => {
    const file = {
      id: "F1",
      name: "a.png",
      mimetype: "image/png",
      url_private: "/files-pri/T1-F1/a.png",
      original_w: 1000,
      original_h: 500,
    };
    expect(html({ files: [file] })).toContain('width="360" height="180"');
  });

  it("has the server fetch pictures from elsewhere", () => {
    const shown = html({ attachments: [{ image_url: "https://tracker.example/p.png", title: "pixel" }] });
    expect(shown).toContain('src="/pictures?url=https%3A%2F%2Ftracker.example%2Fp.png"');
    expect(shown).not.toContain('src="https://');
  });

  it("shows a picture that is a file here, under whatever name the server was called", () => {
    const image = (url: string) => ({ type: "image", alt_text: "a dot", slack_file: { id: "F1", url } });
    expect(html({ blocks: [image("https://slack.com/files-pri/T1-F1/a.png")] })).toContain('src="/files-pri/T1-F1/a.png"');
    expect(html({ blocks: [image("https://tracker.example/p.png")] })).not.toContain("<img");
  });

  it("says that a file is gone", () => {
    expect(html({ files: [{ id: "F1", mode: "tombstone" }, null] })).toContain("richtext.fileDeleted");
  });
});

describe("a system message", () => {
  const shown = (message: SystemMessage) => {
    speak("en", english);
    const markup = renderToStaticMarkup(
      <RichTextProvider host={host}>
        <SystemBody message={message} />
      </RichTextProvider>,
    );
    return markup.replace(/<[^>]*>/g, "");
  };

  it("is put into the reader's words, with people by name", () => {
    expect(shown({ subtype: "group_join", user: "U1", text: "<@U1> has joined the group" })).toBe("@Ana joined");
    expect(shown({ subtype: "channel_topic", user: "U1", topic: "Doors & lamps", text: "" })).toBe("@Ana set the topic: Doors &amp; lamps");
    const linked = "now at <https://doors.example|the door>";
    expect(shown({ subtype: "channel_topic", user: "U1", topic: linked, text: "" })).toBe("@Ana set the topic: now at the door");
    expect(shown({ subtype: "channel_topic", user: "U1", topic: "", text: "" })).toBe("@Ana cleared the topic");
  });

  it("of an unknown kind stays as the server words it", () => {
    expect(shown({ subtype: "bot_add", user: "U1", text: "added an integration" })).toBe("added an integration");
    const linked = "<https://acme.example/services/B1|Nagios>";
    expect(shown({ subtype: "bot_add", user: "U1", text: "added", bot_link: linked })).toBe("@Ana added an integration: Nagios");
  });
});

describe("plain text", () => {
  it("reads like the message", () => {
    const names = { user: () => "Ana", channel: () => "general", usergroup: () => undefined };
    expect(plainText({ text: "*hi* <@U1>\n&gt; see <#C1> &amp; go" }, names)).toBe("hi @Ana see #general & go");
  });
});
