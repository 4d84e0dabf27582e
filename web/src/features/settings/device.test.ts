import { describe, expect, it } from "vitest";
import { describeDevice, isPhone } from "./device";

describe("a device", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "Chrome, Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0", "Edge, Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1 Version/18.0 Safari/605.1", "Safari, macOS"],
    ["curl/8.0", undefined],
  ])("%s", (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words);
  });

  it("is a phone or not", () => {
    expect(isPhone("Mozilla/5.0 (Linux; Android 16) Chrome/156.0 Mobile Safari/537.36")).toBe(true);
    expect(isPhone("Mozilla/5.0 (X11; Linux x86_64)")).toBe(false);
  });
});
