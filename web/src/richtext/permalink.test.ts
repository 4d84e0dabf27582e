import { describe, expect, it } from "vitest";
import { placeOfUrl, pointedTo } from "./permalink";

const here = location.origin;

describe("the address of a message", () => {
  it("says where it leads", () => {
    expect(placeOfUrl(`${here}/archives/C123/p1700000000000100`)).toEqual({ channel: "C123", ts: "1700000000.000100" });
    expect(placeOfUrl(`${here}/archives/C123/p1700000001000100?thread_ts=1700000000.000100&cid=C123`)).toEqual({
      channel: "C123",
      ts: "1700000001.000100",
      threadTs: "1700000000.000100",
    });
  });

  it("is none elsewhere", () => {
    for (const url of [
      "https://elsewhere.example/archives/C123/p1700000000000100",
      `${here}/archives/C123`,
      "not an address",
      "javascript:alert(1)",
    ])
      expect(placeOfUrl(url)).toBeUndefined();
  });

  it("is found in text and in blocks, each message once", () => {
    const url = `${here}/archives/C123/p1700000000000100`;
    expect(pointedTo({ text: `see <${url}> and <${url}|again>` }).map(({ place }) => place.ts)).toEqual(["1700000000.000100"]);
    const elements = [{ type: "rich_text_section", elements: [{ type: "link", url }] }];
    expect(pointedTo({ text: "", blocks: [{ type: "rich_text", elements }] })).toHaveLength(1);
  });
});
