import { Plus } from "lucide-react";
import { useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, Dialog, Icon, Select, showToast } from "../../ui";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { ownChannels } from "./channels";
import { useTask } from "./useTask";

interface AddToChannelProps {
  app: AppInfo;
  onAdded: () => void;
}

/** Brings an app's bot into one of the reader's channels. */
export function AddToChannel({ app, onAdded }: AddToChannelProps) {
  const t = useText();
  const task = useTask();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  const channels = isOpen ? ownChannels().filter(({ id }) => !app.channels.some((known) => known.id === id)) : [];
  const channel = chosen || channels[0]?.id || "";
  const add = () =>
    task.run(async () => {
      await call("conversations.invite", { channel, users: app.bot_user_id });
      setOpen(false);
      showToast({ title: t("apps.added", { app: app.name, channel: channels.find(({ id }) => id === channel)?.name ?? "" }) });
      onAdded();
    });
  return (
    <>
      <Button size="sm" icon={<Icon of={Plus} size={16} />} onClick={() => setOpen(true)}>
        {t("apps.addToChannel")}
      </Button>
      {isOpen ? (
        <Dialog
          open
          onOpenChange={setOpen}
          title={t("apps.addTitle", { name: app.name })}
          description={t("apps.addText")}
          onSubmit={() => void add()}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t("common.cancel")}</Button>
              <Button type="submit" variant="primary" busy={task.busy} disabled={channel === ""}>
                {t("apps.add")}
              </Button>
            </>
          }
        >
          <Select
            label={t("apps.webhookChannel")}
            value={channel}
            onChange={setChosen}
            options={channels.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
          />
          {task.error ? (
            <p className={styles.error} role="alert">
              {task.error}
            </p>
          ) : null}
        </Dialog>
      ) : null}
    </>
  );
}
