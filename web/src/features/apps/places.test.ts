import { expect, it } from "vitest";
import { lineOf, placesIn } from "./places";

const YAML = `# An app
display_information:
  name: Deploy bot
features:
  bot_user: { display_name: deploy }
  slash_commands:
    - command: /deploy
      description: Deploy something
    - command: /rollback
      url: http://nowhere
oauth_config:
  scopes:
    bot:
    - chat:write
    - commands
settings:
  "socket_mode_enabled": true
`;

it.each([
  ["/display_information/name", 3],
  ["/features/slash_commands/0/command", 7],
  ["/features/slash_commands/0/description", 8],
  ["/features/slash_commands/1", 9],
  ["/features/slash_commands/1/url", 10],
  ["/oauth_config/scopes/bot/1", 15],
  ["/settings/socket_mode_enabled", 17],
  ["/features/bot_user/display_name", 5],
  ["/features/slash_commands/0/url", 7],
  ["/nothing/of/that", 1],
  ["/", 1],
])("in YAML %s stands at line %d", (pointer, line) => {
  expect(lineOf(placesIn(YAML), pointer)).toBe(line);
});

const JSON_TEXT = `{
  "display_information": { "name": "Deploy: \\"bot\\"" },
  "features": {
    "slash_commands": [
      { "command": "/deploy",
        "description": "x, y" },
      { "command": "/rollback" }
    ]
  },
  "oauth_config": {
    "scopes": {
      "bot": ["chat:write",
        "commands"]
    }
  }
}`;

it.each([
  ["/display_information/name", 2],
  ["/features/slash_commands/0/description", 6],
  ["/features/slash_commands/1", 7],
  ["/features/slash_commands/1/command", 7],
  ["/oauth_config/scopes/bot/1", 13],
  ["/oauth_config", 10],
  ["/settings/x", 1],
])("in JSON %s stands at line %d", (pointer, line) => {
  expect(lineOf(placesIn(JSON_TEXT), pointer)).toBe(line);
});

it("reads on where the text is not whole yet", () => {
  expect(lineOf(placesIn('{\n "features": {\n  "bot_user": {"display_name": "x'), "/features/bot_user")).toBe(3);
  expect(lineOf(placesIn(""), "/features")).toBe(1);
});
