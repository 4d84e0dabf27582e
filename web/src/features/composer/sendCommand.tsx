import type { ReactNode } from "react";
import { call, clientToken } from "../../api";
import { errorText, text as t } from "../../i18n";
import { codeOf, foldFiles, type OfferedCommand, offeredCommands } from "../../model";
import { Button } from "../../ui";
import type { ComposerProps } from "./Composer";
import { answerText, type CommandAnswer, complaintText } from "./commandAnswers";
import { parseCommand } from "./commands";

export interface Sent {
  place: { channel: string; threadTs: string | undefined };
  host: Pick<ComposerProps, "onOpenChannel" | "onOpenStatus" | "onOpenSearch" | "onShortcuts" | "onOpenApps" | "onHelp">;
  /** It is no command: sends it as words. */
  asWords(): void;
  /** It is one: the box may be emptied. */
  onTaken(): void;
  onRefused(): void;
  /** Under the box. */
  say(notice: ReactNode): void;
}

/** After so long one is told that the app is still being waited for. */
const PATIENCE_MS = 500;

/** Does what stands behind a slash: here, or by asking the server, which tells the app. */
export async function sendCommand(markup: string, sent: Sent): Promise<void> {
  const parsed = parseCommand(markup);
  if (!parsed) return sent.asWords();
  const { command, name, argument } = parsed;
  const app = command ? undefined : await offeredAs(name);
  if (!command && !app) return sent.say(<Unknown name={name} onSend={sent.asWords} />);
  sent.onTaken();
  if (command?.run?.(contextOf(argument, sent)) === "done") return sent.say(undefined);
  const waiting = setTimeout(() => sent.say(t("composer.command.runs", { name })), PATIENCE_MS);
  try {
    sent.say(await ask(name, argument, sent));
  } catch (error) {
    sent.onRefused();
    const code = codeOf(error);
    sent.say(code === "command_not_found" ? <Unknown name={name} onSend={sent.asWords} /> : refusal(code, name, app?.app_name));
  } finally {
    clearTimeout(waiting);
  }
}

/** Offline nobody knows which commands apps have. */
async function offeredAs(name: string): Promise<OfferedCommand | undefined> {
  const all = await offeredCommands().catch((): OfferedCommand[] => []);
  return all.find((each) => each.name === `/${name}` && !each.is_client_only);
}

function contextOf(argument: string, { host, place }: Sent) {
  return {
    argument,
    fold: (isFolded: boolean) => foldFiles(place.channel, isFolded),
    openDialog: () => host.onOpenStatus?.(),
    openSearch: (query: string) => host.onOpenSearch?.(query),
    openShortcuts: () => host.onShortcuts?.(),
    openApps: () => host.onOpenApps?.(),
    openHelp: () => host.onHelp?.(),
  };
}

async function ask(name: string, argument: string, { place, host }: Sent): Promise<ReactNode> {
  const { channel, threadTs } = place;
  const asked = { channel, command: `/${name}`, text: argument, client_token: clientToken, ...(threadTs ? { thread_ts: threadTs } : {}) };
  const { response = {} } = await call<{ response?: CommandAnswer }>("chat.command", asked);
  if (response.code === "opened" && response.channel) host.onOpenChannel?.(response.channel);
  return answerText(response);
}

/** What apps do wrong, by Slack's codes. */
const BY_APP: Record<string, "composer.command.timeout" | "composer.command.failed"> = {
  operation_timeout: "composer.command.timeout",
  dispatch_failed: "composer.command.failed",
};

function refusal(code: string, name: string, app: string | undefined): string {
  const key = BY_APP[code];
  return key ? t(key, { name, app: app ?? t("composer.command.theApp") }) : (complaintText(code) ?? errorText(code));
}

function Unknown({ name, onSend }: { name: string; onSend: () => void }) {
  return (
    <>
      <span>{t("composer.unknownCommand", { name })}</span>
      <Button size="sm" onClick={onSend}>
        {t("composer.sendAsText")}
      </Button>
    </>
  );
}
