import { IntlMessageFormat } from "intl-messageformat";
import { expect, it } from "vitest";
import { catalog as german } from "./de";
import { catalog as english } from "./en";
import { formatIcu, parseIcu } from "./icu";

const say = (text: string, values = {}, language = "en") => formatIcu(parseIcu(text), values, language);
/** Whatever a name stands for in a text, these fit. */
const SAMPLES = [0, 1, 2, 1234, "one", "other"].map(
  (value) =>
    new Proxy({}, { get: () => value, has: () => true, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value }) }),
);

it("says every text as the library does", () => {
  for (const [language, catalog] of [
    ["en", english],
    ["de", german],
  ] as const) {
    for (const [key, text] of Object.entries(catalog)) {
      const theirs = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      for (const values of SAMPLES) {
        const isNumber = typeof (values as { any: unknown }).any === "number";
        if (!isNumber && /(plural|number)/.test(text)) continue;
        expect([key, say(text, values, language)]).toEqual([key, String(theirs.format(values))]);
      }
    }
  }
});

it("quotes with apostrophes, and leaves them alone in words", () => {
  expect(say("don't '{this}' it''s")).toBe("don't {this} it's");
  expect(say("{n, plural, other {# is '#'}}", { n: 3 })).toBe("3 is #");
});

it("nests, and counts the nearest number", () => {
  const text = "{who, select, me {{n, plural, =0 {none} one {# door} other {# doors}}} other {?}}";
  expect(say(text, { who: "me", n: 1200 }, "de")).toBe("1.200 doors");
  expect(say(text, { who: "me", n: 0 })).toBe("none");
  expect(say(text, { who: "you", n: 0 })).toBe("?");
});

it("refuses what is not well formed", () => {
  for (const text of ["{", "{a", "}", "{a, plural, one {x}}", "{a, date}", "{a, select, other {x}"]) expect(() => parseIcu(text)).toThrow();
});
