/** What apps offer here: slash commands and shortcuts. Asked for when first wanted, and again when that was a while ago. */
import { useEffect, useState } from "react";
import { ApiError, call, clientToken } from "../api";

export interface OfferedCommand {
  /** With its slash. */
  name: string;
  /** Of an app's; Hallway's own are described by the client. */
  desc?: string;
  usage?: string;
  app_name?: string;
  /** Nothing that the server could do. */
  is_client_only?: boolean;
}

export interface Shortcut {
  app_id: string;
  app_name: string;
  name: string;
  type: "global" | "message";
  callback_id: string;
  description: string;
}

const FRESH_MS = 30_000;

/** Asks once for everybody who wants it at the same time; a failed question is asked again. */
function kept<T>(load: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  let askedAt = 0;
  return () => {
    if (found && Date.now() - askedAt < FRESH_MS) return found;
    askedAt = Date.now();
    const asked = load();
    found = asked;
    asked.catch(() => {
      if (found === asked) found = undefined;
    });
    return asked;
  };
}

export const offeredCommands = kept(async () => (await call<{ commands: OfferedCommand[] }>("commands.list")).commands);
export const offeredShortcuts = kept(async () => (await call<{ shortcuts: Shortcut[] }>("shortcuts.list")).shortcuts);

/** The shortcuts of one kind, in the order of the alphabet; undefined until they are here. */
export function useShortcuts(type: Shortcut["type"]): readonly Shortcut[] | undefined {
  const [found, setFound] = useState<readonly Shortcut[]>();
  useEffect(() => {
    let left = false;
    offeredShortcuts().then(
      (shortcuts) => left || setFound(shortcuts.filter((each) => each.type === type).sort((a, b) => a.name.localeCompare(b.name))),
      () => left || setFound([]),
    );
    return () => {
      left = true;
    };
  }, [type]);
  return found;
}

/** What went wrong, by Slack's code; without an answer there was no connection. */
export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : "offline");

/** Where a shortcut was chosen: at a message, in a conversation, or nowhere in particular. */
export interface ShortcutPlace {
  channel?: string | undefined;
  message_ts?: string | undefined;
}

/** Tells the app that somebody chose its shortcut. Raises what `shortcuts.run` answers. */
export async function runShortcut({ app_id, callback_id }: Shortcut, { channel, message_ts }: ShortcutPlace): Promise<void> {
  await call("shortcuts.run", {
    app_id,
    callback_id,
    client_token: clientToken,
    ...(channel ? { channel } : {}),
    ...(message_ts ? { message_ts } : {}),
  });
}
