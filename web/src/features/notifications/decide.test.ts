import { expect, it } from "vitest";
import { type Circumstances, decide, holdsWord, isTold, readKeywords, type Wishes } from "./decide";

const now = 1_700_000_000_000;
const wishes: Wishes = { level: "mentions", keywords: [], threads: true };
const inChannel: Circumstances = {
  message: { type: "message", ts: "1700000000.000100", user: "U2", text: "Shall we?" },
  selfId: "U1",
  isDirect: false,
  isMuted: false,
  own: "default",
  speaksToMe: false,
  isFollowed: false,
  isResting: false,
  isOnScreen: false,
  now,
};
const reply = { ...inChannel.message, thread_ts: "1600000000.000100" };

it.each<[string, Partial<Wishes>, Partial<Circumstances>, string]>([
  ["a word in passing is no reason", {}, {}, "level"],
  ["unless everything is", { level: "everything" }, {}, "everything"],
  ["or everything here", {}, { own: "everything" }, "everything"],
  ["a mention is one", {}, { speaksToMe: true }, "mention"],
  ["not where nothing is wanted", {}, { speaksToMe: true, own: "nothing" }, "level"],
  ["nor while one rests", {}, { speaksToMe: true, isResting: true }, "resting"],
  ["nor from a muted room", { level: "everything" }, { speaksToMe: true, isMuted: true }, "muted"],
  ["nor for what is on screen", {}, { speaksToMe: true, isOnScreen: true }, "on_screen"],
  ["nor from oneself", {}, { message: { ...inChannel.message, user: "U1" }, isDirect: true }, "own"],
  ["a direct message is one", {}, { isDirect: true }, "direct"],
  ["not where nothing at all is wanted", { level: "nothing" }, { isDirect: true }, "level"],
  ["one's own level here goes before the general one", { level: "nothing" }, { isDirect: true, own: "everything" }, "direct"],
  ["a reply in a thread one follows is one", {}, { message: reply, isFollowed: true }, "thread"],
  ["not in one that one does not", { level: "everything" }, { message: reply }, "level"],
  ["nor when threads are not wanted", { threads: false }, { message: reply, isFollowed: true }, "level"],
  ["a keyword is one", { keywords: ["shall"] }, {}, "keyword"],
  ["somebody joining is none", { level: "everything" }, { message: { ...inChannel.message, subtype: "channel_join" } }, "quiet"],
  ["nor is what was missed overnight", {}, { isDirect: true, now: now + 3_600_000 }, "old"],
])("%s", (_, wish, here, verdict) => {
  expect(decide({ ...wishes, ...wish }, { ...inChannel, ...here })).toBe(verdict);
});

it("tells only for reasons", () => {
  expect((["level", "muted", "on_screen", "resting"] as const).some(isTold)).toBe(false);
  expect(isTold("mention")).toBe(true);
});

it("finds keywords as words, in any case and any script", () => {
  expect(readKeywords(" release , Umzug,, ")).toEqual(["release", "Umzug"]);
  for (const [text, word, isThere] of [
    ["Der Umzug naht.", "umzug", true],
    ["Umzugskarton", "umzug", false],
    ["über uns", "über", true],
    ["drüber", "über", false],
    ["C++ is fine", "c++", true],
    ["我们今天发布新版本", "发布", true],
    ["привет, Кара!", "кара", true],
  ] as const)
    expect([text, holdsWord(text, [word])]).toEqual([text, isThere]);
});
