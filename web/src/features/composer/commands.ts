/** The slash commands of Hallway itself: what they are called, and which of them this window does without asking anybody. */
import type { TextKey } from "../../i18n";

export interface CommandContext {
  argument: string;
  /** Folds pictures and the like of this conversation away, or shows them again. */
  fold(isFolded: boolean): void;
  openDialog(name: "status"): void;
  openSearch(query: string): void;
  openShortcuts(): void;
  openApps(): void;
  openHelp(): void;
}

export interface Command {
  name: string;
  /** Shown behind the name in the list. */
  usage?: string;
  hint: TextKey;
  /** What the window does by itself; "ask" leaves it to the server after all. Without it the server does it. */
  run?(context: CommandContext): "done" | "ask";
}

const here = (act: (context: CommandContext) => void) => (context: CommandContext) => {
  act(context);
  return "done" as const;
};

export const COMMANDS: readonly Command[] = [
  { name: "active", hint: "composer.command.active" },
  { name: "apps", hint: "composer.command.apps", run: here(({ openApps }) => openApps()) },
  { name: "archive", hint: "composer.command.archive" },
  { name: "away", hint: "composer.command.away" },
  { name: "collapse", hint: "composer.command.collapse", run: here(({ fold }) => fold(true)) },
  { name: "dm", usage: "@…", hint: "composer.command.dm" },
  { name: "dnd", usage: "30m · 2h · off", hint: "composer.command.dnd" },
  { name: "expand", hint: "composer.command.expand", run: here(({ fold }) => fold(false)) },
  { name: "help", hint: "composer.command.help", run: here(({ openHelp }) => openHelp()) },
  { name: "invite", usage: "@…", hint: "composer.command.invite" },
  { name: "join", usage: "#…", hint: "composer.command.join" },
  { name: "leave", hint: "composer.command.leave" },
  { name: "me", usage: "…", hint: "composer.command.me" },
  { name: "msg", usage: "@…", hint: "composer.command.dm" },
  { name: "mute", hint: "composer.command.mute" },
  { name: "open", usage: "#…", hint: "composer.command.join" },
  { name: "remind", usage: "me to … in 2 hours", hint: "composer.command.remind" },
  { name: "remove", usage: "@…", hint: "composer.command.remove" },
  { name: "rename", usage: "…", hint: "composer.command.rename" },
  { name: "search", usage: "…", hint: "composer.command.search", run: here(({ openSearch, argument }) => openSearch(argument)) },
  { name: "shortcuts", hint: "composer.command.shortcuts", run: here(({ openShortcuts }) => openShortcuts()) },
  { name: "shrug", usage: "…", hint: "composer.command.shrug" },
  {
    name: "status",
    usage: ":tada: …",
    hint: "composer.command.status",
    run: ({ argument, openDialog }) => {
      if (argument !== "") return "ask";
      openDialog("status");
      return "done";
    },
  },
  { name: "tableflip", usage: "…", hint: "composer.command.tableflip" },
  { name: "topic", usage: "…", hint: "composer.command.topic" },
  { name: "who", hint: "composer.command.who" },
];

export interface ParsedCommand {
  /** Undefined for a name that is none of ours. */
  command: Command | undefined;
  name: string;
  argument: string;
}

/** "/topic New words" → its command and argument; no command, and what starts with "//", → undefined. */
export function parseCommand(markup: string): ParsedCommand | undefined {
  const match = /^\/([a-z][a-z0-9_-]{0,31})(?:\s+([\s\S]*))?$/.exec(markup.trim());
  if (!match) return undefined;
  const name = match[1] ?? "";
  return { name, argument: (match[2] ?? "").trim(), command: COMMANDS.find((known) => known.name === name) };
}
