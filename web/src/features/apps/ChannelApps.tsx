import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { useFormats, useText } from "../../i18n";
import { useConversation } from "../../model";
import { Avatar, Button, Skeleton } from "../../ui";
import styles from "./Apps.module.css";
import type { AppBrief } from "./api";
import { ChannelHooks } from "./ChannelHooks";
import { Panel } from "./Panel";
import { useApps } from "./useApps";
import { useTask } from "./useTask";

export interface ChannelAppsProps {
  conversationId: string;
  onOpenApp: (appId: string) => void;
}

/** The apps in a channel, those that could come, and the webhooks that post there. */
export function ChannelApps({ conversationId, onOpenApp }: ChannelAppsProps) {
  const t = useText();
  useFormats();
  const task = useTask();
  const channel = useConversation(conversationId);
  const { apps, state } = useApps();
  const bots = apps.filter(({ bot_user_id }) => bot_user_id !== "");
  const [present, note] = usePresent(
    conversationId,
    bots.map(({ bot_user_id }) => bot_user_id),
  );
  const mayAdd = channel?.is_archived !== true && channel?.is_member !== false;

  const change = (app: AppBrief, isAdded: boolean) =>
    task.run(async () => {
      const { bot_user_id: bot } = app;
      if (isAdded) await call("conversations.invite", { channel: conversationId, users: bot });
      else await call("conversations.kick", { channel: conversationId, user: bot });
      note(bot, isAdded);
    });
  const line = (app: AppBrief, isIn: boolean) => (
    <li key={app.id}>
      <Avatar id={app.bot_user_id || app.id} name={app.name} src={app.icon || undefined} size={28} />
      <span className={styles.words}>
        <button type="button" className={styles.nameLink} onClick={() => onOpenApp(app.id)}>
          {app.name}
        </button>
        {app.description ? <span className={styles.soft}>{app.description}</span> : null}
      </span>
      {mayAdd && !(isIn && channel?.is_general) ? (
        <Button
          size="sm"
          variant={isIn ? "quiet" : "secondary"}
          aria-label={t(isIn ? "apps.removeNamed" : "apps.addNamed", { name: app.name })}
          onClick={() => void change(app, !isIn)}
        >
          {t(isIn ? "apps.remove" : "apps.add")}
        </Button>
      ) : null}
    </li>
  );

  if (state === "loading" || present === undefined)
    return (
      <div className={styles.waiting}>
        <Skeleton height={36} />
        <Skeleton height={36} />
      </div>
    );
  const here = bots.filter(({ bot_user_id }) => present.has(bot_user_id));
  const others = bots.filter(({ bot_user_id }) => !present.has(bot_user_id));
  return (
    <div className={styles.inDialog}>
      <Panel
        title={t("apps.here")}
        error={task.error}
        {...(here.length === 0 ? { hint: t(bots.length === 0 ? "apps.noneHere" : "apps.noneIn") } : {})}
      >
        {here.length > 0 ? <ul className={styles.items}>{here.map((app) => line(app, true))}</ul> : null}
      </Panel>
      {others.length > 0 && mayAdd ? (
        <Panel title={t("apps.others")}>
          <ul className={styles.items}>{others.map((app) => line(app, false))}</ul>
        </Panel>
      ) : null}
      <ChannelHooks conversationId={conversationId} mayAdd={mayAdd} />
    </div>
  );
}

/** Which of some bots are in a channel; read on until all are found, or there is nobody more. */
function usePresent(channel: string, bots: readonly string[]) {
  const [present, setPresent] = useState<ReadonlySet<string>>();
  const wanted = bots.join(",");
  useEffect(() => {
    let left = false;
    findAmong(channel, wanted.split(","), () => left).then(
      (found) => left || setPresent(found),
      () => left || setPresent(new Set()),
    );
    return () => {
      left = true;
    };
  }, [channel, wanted]);
  const note = useCallback(
    (bot: string, isIn: boolean) =>
      setPresent((known) => new Set(isIn ? [...(known ?? []), bot] : [...(known ?? [])].filter((other) => other !== bot))),
    [],
  );
  return [present, note] as const;
}

const PAGE = 1000;

async function findAmong(channel: string, bots: readonly string[], isOver: () => boolean): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor = "";
  do {
    const answer = await call<{ members: string[]; response_metadata: { next_cursor: string } }>("conversations.members", {
      channel,
      cursor,
      limit: PAGE,
    });
    for (const id of answer.members) if (bots.includes(id)) found.add(id);
    cursor = answer.response_metadata.next_cursor;
  } while (cursor !== "" && found.size < bots.length && !isOver());
  return found;
}
