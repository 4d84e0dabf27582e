import { Plus } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { AlertDialog, Button, Icon, TextField } from "../../ui";
import styles from "./Apps.module.css";
import { Panel } from "./Panel";
import { Secret } from "./Secret";
import { useTask } from "./useTask";
import { HookLine, type Webhook } from "./Webhooks";

interface ChannelHooksProps {
  conversationId: string;
  mayAdd: boolean;
}

/** The addresses at which programs post into a channel: those of apps, and ones made for it. */
export function ChannelHooks({ conversationId, mayAdd }: ChannelHooksProps) {
  const t = useText();
  const task = useTask();
  const [hooks, setHooks] = useState<readonly Webhook[]>([]);
  const [isMaking, setMaking] = useState(false);
  const [name, setName] = useState("");
  const [url, setUrl] = useState<string>();
  const [asks, setAsks] = useState<Webhook>();
  const load = useCallback(async () => {
    const { webhooks } = await call<{ webhooks: Webhook[] }>("webhooks.list");
    setHooks(webhooks.filter(({ channel_id }) => channel_id === conversationId));
  }, [conversationId]);
  useEffect(() => void load().catch(() => undefined), [load]);

  const create = () =>
    task.run(async () => {
      const made = await call<{ webhook: { url: string } }>("webhooks.create", { channel: conversationId, name: name.trim() });
      setUrl(made.webhook.url);
      setMaking(false);
      setName("");
      await load();
    });
  const revoke = ({ id }: Webhook) => {
    setAsks(undefined);
    void task.run(async () => {
      await call("webhooks.revoke", { webhook_id: id });
      setUrl(undefined);
      await load();
    });
  };

  return (
    <Panel
      title={t("apps.webhooks")}
      hint={t("apps.channelHooksHint")}
      error={task.error}
      action={
        mayAdd && !isMaking ? (
          <Button size="sm" icon={<Icon of={Plus} size={16} />} onClick={() => setMaking(true)}>
            {t("apps.addWebhook")}
          </Button>
        ) : null
      }
    >
      {isMaking ? (
        <form
          className={styles.make}
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <TextField
            label={t("apps.webhookName")}
            hint={t("apps.webhookNameHint")}
            value={name}
            maxLength={80}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={styles.row}>
            <Button type="submit" variant="primary" busy={task.busy} disabled={name.trim() === ""}>
              {t("apps.addWebhook")}
            </Button>
            <Button variant="quiet" onClick={() => setMaking(false)}>
              {t("common.cancel")}
            </Button>
          </div>
        </form>
      ) : null}
      {url ? <Secret label={t("apps.webhookUrl")} value={url} hint={t("apps.webhookOnce")} /> : null}
      {hooks.length > 0 ? (
        <ul className={styles.items}>
          {hooks.map((hook) => (
            <HookLine key={hook.id} hook={{ ...hook, channel_name: "" }} onRevoke={() => setAsks(hook)} />
          ))}
        </ul>
      ) : null}
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
    </Panel>
  );
}
