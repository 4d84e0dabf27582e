import type { ReactNode } from "react";
import { ApiError, call, clientToken } from "../../api";
import { errorText, text as t } from "../../i18n";
import { type OfferedCommand, offeredCommands } from "../../model";
import { Button } from "../../ui";
import type { ComposerProps } from "./Composer";
import { type Command, idsIn, parseCommand } from "./commands";
import { selfId } from "./workspace";

export interface Sent {
  place: { channel: string; threadTs: string | undefined };
  host: Pick<ComposerProps, "onOpenChannel" | "onOpenStatus" | "onOpenSearch" | "onShortcuts">;
  post(text: string): void;
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
  const { name, argument } = parsed;
  const offered = parsed.command ? undefined : await offeredAs(name);
  if (!parsed.command && !offered) return sent.say(<Unknown name={name} onSend={sent.asWords} />);
  sent.onTaken();
  const waiting = setTimeout(() => sent.say(t("composer.command.runs", { name })), PATIENCE_MS);
  try {
    sent.say(await (parsed.command ? runHere(parsed.command, argument, sent) : ask(name, argument, sent)));
  } catch (error) {
    sent.onRefused();
    sent.say(refusal(error, name, offered?.app_name));
  } finally {
    clearTimeout(waiting);
  }
}

/** Offline nobody knows which commands apps have; the server then says so. */
async function offeredAs(name: string): Promise<OfferedCommand | undefined> {
  const all = await offeredCommands().catch((): OfferedCommand[] => []);
  return all.find((each) => each.name === `/${name}`);
}

async function runHere(command: Command, argument: string, { place, host, post }: Sent): Promise<ReactNode> {
  const answer = await command.run({
    ...place,
    argument,
    users: idsIn(argument, "@"),
    channels: idsIn(argument, "#"),
    self: selfId(),
    post,
    openChannel: (id) => host.onOpenChannel?.(id),
    openDialog: () => host.onOpenStatus?.(),
    openSearch: (query) => host.onOpenSearch?.(query),
    openShortcuts: () => host.onShortcuts?.(),
  });
  return answer ? t(answer.key, answer.values) : undefined;
}

async function ask(name: string, argument: string, { place }: Sent): Promise<ReactNode> {
  const { channel, threadTs } = place;
  await call("chat.command", {
    channel,
    command: `/${name}`,
    text: argument,
    client_token: clientToken,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  return undefined;
}

/** What apps do wrong, by Slack's codes; the rest has general words. */
const BY_APP: Record<string, "composer.command.timeout" | "composer.command.failed"> = {
  operation_timeout: "composer.command.timeout",
  dispatch_failed: "composer.command.failed",
  dispatch_unknown_error: "composer.command.failed",
};

function refusal(error: unknown, name: string, app: string | undefined): string {
  const code = error instanceof ApiError ? error.code : "offline";
  const key = BY_APP[code];
  return key ? t(key, { name, app: app ?? t("composer.command.theApp") }) : errorText(code);
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
