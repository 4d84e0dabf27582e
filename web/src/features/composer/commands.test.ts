import { describe, expect, it } from "vitest";
import { COMMANDS, idsIn, parseCommand, parseMinutes, parseReminder } from "./commands";

describe("slash commands", () => {
  it("are read with their argument", () => {
    expect(parseCommand("/topic New *words*")).toMatchObject({ name: "topic", argument: "New *words*", command: { name: "topic" } });
    expect(parseCommand("/shrug")).toMatchObject({ name: "shrug", argument: "" });
    expect(parseCommand("/nosuch thing")).toMatchObject({ name: "nosuch", command: undefined });
  });

  it.each(["//topic is text", "say /topic", "/", "/usr/bin/python", "/ topic"])("are not seen in %s", (text) => {
    expect(parseCommand(text)).toBeUndefined();
  });

  it("stand in the order of the alphabet", () => {
    const names = COMMANDS.map((command) => command.name);
    expect(names).toEqual([...names].sort());
  });

  it("find who and what is mentioned", () => {
    expect(idsIn("<@U1|ana> <@U2> <#C3>", "@")).toEqual(["U1", "U2"]);
    expect(idsIn("<@U1|ana> <#C3|x>", "#")).toEqual(["C3"]);
  });
});

describe("durations", () => {
  it.each([
    ["30", 30],
    ["30m", 30],
    ["2 h", 120],
    ["1 day", 1440],
    ["off", 0],
    ["tomorrow", undefined],
    ["5 parsecs", undefined],
  ])("%s", (words, minutes) => {
    expect(parseMinutes(words)).toBe(minutes);
  });
});

describe("reminders", () => {
  it.each([
    ["me to call Ana in 2 hours", "call Ana", "in 2 hours", ""],
    ["mich an den Anruf um 17 Uhr", "den Anruf", "17 Uhr", ""],
    ["<@U2|ben> to bring the cake tomorrow at 9am", "bring the cake", "tomorrow at 9am", "U2"],
    ["stand-up every monday", "stand-up", "every monday", ""],
    ["an die Schlüssel morgen", "die Schlüssel", "morgen", ""],
  ])("%s", (argument, text, time, user) => {
    expect(parseReminder(argument)).toEqual({ text, time, user });
  });

  it("need a time", () => {
    expect(parseReminder("me to think")).toBeUndefined();
  });
});
