/** The commands as the list over the composer shows them: the client's own, the workspace's, and those of apps. */
import { text } from "../../i18n";
import { type OfferedCommand, offeredCommands } from "../../model";
import { COMMANDS } from "./commands";

export { sendCommand } from "./sendCommand";

export interface CommandLine {
  /** Without its slash. */
  name: string;
  usage: string;
  hint: string;
  /** The app's name; empty for those of Hallway. */
  app: string;
}

/** All of them by name. Where an app's command has the name of one of the client's, the client's counts. */
export function commandLines(offered: readonly OfferedCommand[]): CommandLine[] {
  const own = COMMANDS.map(({ name, usage, hint }): CommandLine => ({ name, usage: usage ?? "", hint: text(hint), app: "" }));
  const names = new Set(own.map(({ name }) => name));
  const others = offered
    .filter(({ app_name }) => app_name !== undefined)
    .map(({ name, usage = "", desc = "", app_name = "" }): CommandLine => ({ name: name.slice(1), usage, hint: desc, app: app_name }))
    .filter(({ name }) => !names.has(name));
  return [...own, ...others].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Says what is known here at once, and again with what the server knows. */
export function watchCommandLines(onLines: (lines: CommandLine[]) => void): void {
  onLines(commandLines([]));
  offeredCommands().then(
    (offered) => onLines(commandLines(offered)),
    () => undefined,
  );
}
