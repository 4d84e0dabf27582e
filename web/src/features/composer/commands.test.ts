import { expect, it } from "vitest";
import { commandLines } from "./commandLines";
import { COMMANDS, parseCommand } from "./commands";

it("reads a command with what stands behind it", () => {
  expect(parseCommand("/topic New *words*")).toMatchObject({ name: "topic", argument: "New *words*", command: { name: "topic" } });
  expect(parseCommand("/shrug")).toMatchObject({ name: "shrug", argument: "" });
  expect(parseCommand("/deploy-2 web")).toMatchObject({ name: "deploy-2", argument: "web", command: undefined });
});

it.each(["//topic is text", "say /topic", "/", "/usr/bin/python", "/ topic"])("sees no command in %s", (text) => {
  expect(parseCommand(text)).toBeUndefined();
});

it("knows them in the order of the alphabet", () => {
  const names = COMMANDS.map((command) => command.name);
  expect(names).toEqual([...names].sort());
});

it("lists those of apps among them, and lets none pass for one of Hallway's", () => {
  const lines = commandLines([
    { name: "/deploy", desc: "Deploys", usage: "[stage]", app_name: "Deployer" },
    { name: "/topic", desc: "Mine", app_name: "Imposter" },
    { name: "/who", usage: "" },
  ]);
  expect(lines.find(({ name }) => name === "deploy")).toEqual({ name: "deploy", usage: "[stage]", hint: "Deploys", app: "Deployer" });
  expect(lines.filter(({ name }) => name === "topic")).toMatchObject([{ app: "" }]);
  expect(lines.filter(({ name }) => name === "who")).toHaveLength(1);
  expect(lines.map(({ name }) => name)).toEqual(lines.map(({ name }) => name).sort());
});
