import { Webhook as WebhookIcon } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { errorText, formatDateTime, useFormats, useText } from "../../i18n";
import { codeOf, displayName, useUser } from "../../model";
import { AlertDialog, Button, EmptyState, Icon, Select, Skeleton } from "../../ui";
import styles from "./Apps.module.css";
import { ownChannels } from "./channels";
import { Panel } from "./Panel";
import { Secret } from "./Secret";
import { useTask } from "./useTask";

export interface Webhook {
  id: string;
  app_id: string;
  channel_id: string;
  channel_name: string;
  name: string;
  created_by: string;
  date_created: number;
  date_last_used: number;
}

interface WebhooksProps {
  appId: string;
  /** Only an installed app has webhooks. */
  isInstalled: boolean;
}

/** The addresses at which programs post as this app: made, seen once, revoked. */
export function Webhooks({ appId, isInstalled }: WebhooksProps) {
  const t = useText();
  const [hooks, setHooks] = useState<readonly Webhook[]>();
  const [error, setError] = useState<string>();
  const [asks, setAsks] = useState<Webhook>();
  const [url, setUrl] = useState<string>();
  const task = useTask();
  const load = useCallback(
    () =>
      call<{ webhooks: Webhook[] }>("webhooks.list", { app_id: appId }).then(
        ({ webhooks }) => setHooks(webhooks),
        (problem) => setError(errorText(codeOf(problem))),
      ),
    [appId],
  );
  useEffect(() => void load(), [load]);

  const create = (channel: string) =>
    task.run(async () => {
      const made = await call<{ webhook: Webhook & { url: string } }>("webhooks.create", { app_id: appId, channel });
      setUrl(made.webhook.url);
      await load();
    });
  const revoke = (hook: Webhook) => {
    setAsks(undefined);
    void task.run(async () => {
      await call("webhooks.revoke", { webhook_id: hook.id });
      await load();
    });
  };

  return (
    <>
      <Panel title={t("apps.webhooks")} hint={t("apps.webhooksHint")} error={task.error ?? error}>
        {isInstalled ? <NewWebhook busy={task.busy} onCreate={create} /> : <p className={styles.soft}>{t("apps.webhooksInstall")}</p>}
        {url ? <Secret label={t("apps.webhookUrl")} value={url} hint={t("apps.webhookOnce")} /> : null}
      </Panel>
      {hooks === undefined ? (
        error ? null : (
          <Skeleton height={44} />
        )
      ) : hooks.length === 0 ? (
        isInstalled ? (
          <EmptyState drawing="door" title={t("apps.noWebhooks")} text={t("apps.noWebhooksText")} />
        ) : null
      ) : (
        <ul className={styles.items} aria-label={t("apps.webhooks")}>
          {hooks.map((hook) => (
            <HookLine key={hook.id} hook={hook} onRevoke={() => setAsks(hook)} />
          ))}
        </ul>
      )}
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(undefined)}
          title={t("apps.revokeWebhook", { channel: asks.channel_name })}
          description={t("apps.revokeWebhookText")}
          confirmLabel={t("apps.revoke")}
          onConfirm={() => revoke(asks)}
        />
      ) : null}
    </>
  );
}

function NewWebhook({ busy, onCreate }: { busy: boolean; onCreate: (channel: string) => void }) {
  const t = useText();
  const channels = ownChannels();
  const [channel, setChannel] = useState(channels.find(({ is_general }) => is_general)?.id ?? channels[0]?.id ?? "");
  return (
    <div className={styles.row}>
      <Select
        hideLabel
        label={t("apps.webhookChannel")}
        value={channel}
        onChange={setChannel}
        options={channels.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
      />
      <Button busy={busy} disabled={!channel} onClick={() => onCreate(channel)}>
        {t("apps.addWebhook")}
      </Button>
    </div>
  );
}

export function HookLine({ hook, onRevoke }: { hook: Webhook; onRevoke?: (() => void) | undefined }) {
  const t = useText();
  useFormats();
  const maker = useUser(hook.created_by);
  return (
    <li>
      <Icon of={WebhookIcon} size={18} />
      <span className={styles.words}>
        <span className={styles.name}>{hook.channel_name ? `#${hook.channel_name}` : hook.name}</span>
        <span className={styles.soft}>
          {[
            t("apps.madeBy", { name: maker ? displayName(maker) : "…", when: formatDateTime(hook.date_created) }),
            hook.date_last_used > 0 ? t("apps.lastUsed", { when: formatDateTime(hook.date_last_used) }) : t("apps.neverUsed"),
          ].join(" · ")}
        </span>
      </span>
      {onRevoke ? (
        <Button size="sm" variant="quiet" onClick={onRevoke}>
          {t("apps.revoke")}
        </Button>
      ) : null}
    </li>
  );
}
