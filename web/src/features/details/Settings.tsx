import { useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, type TextKey, useText } from "../../i18n";
import { type Conversation, setNotify } from "../../model";
import { AlertDialog, Button, Segmented, Switch, showToast } from "../../ui";
import styles from "./Details.module.css";
import type { Rights } from "./rights";

interface SettingsProps {
  conversation: Conversation;
  rights: Rights;
  onClose: () => void;
}

type Level = "default" | "everything" | "mentions" | "nothing";
type Act = "archive" | "unarchive" | "convert" | "leave";

const METHODS: Record<Act, (id: string) => Promise<unknown>> = {
  archive: (channel) => call("conversations.archive", { channel }),
  unarchive: (channel) => call("conversations.unarchive", { channel }),
  convert: (id) => call("admin.conversations.convertToPrivate", { channel_id: id }),
  leave: (channel) => call("conversations.leave", { channel }),
};

/** How much it may say, and what ends or hides it. */
export function Settings({ conversation, rights, onClose }: SettingsProps) {
  const t = useText();
  const [asks, setAsks] = useState<Act>();
  const { id } = conversation;
  const attempt = (work: Promise<unknown>) =>
    work.catch((failure) => showToast({ title: errorText(failure instanceof ApiError ? failure.code : "offline"), tone: "bad" }));
  const acts = (
    [
      ["unarchive", rights.rule && conversation.is_archived === true],
      ["convert", rights.convert],
      ["archive", rights.rule && !conversation.is_archived && !conversation.is_general],
      ["leave", rights.leave],
    ] as const
  ).filter(([, isShown]) => isShown && !conversation.is_im && !conversation.is_mpim);

  function run(act: Act) {
    setAsks(undefined);
    void attempt(
      METHODS[act](id).then(() => {
        if (act === "leave" || act === "archive") onClose();
      }),
    );
  }

  return (
    <div className={styles.page}>
      <Segmented<Level>
        label={t("sidebar.notify")}
        hint={t("details.notifyHint")}
        value={(conversation.notify as Level | undefined) ?? "default"}
        onChange={(notify) => void attempt(setNotify(id, { notify }))}
        options={(["default", "everything", "mentions", "nothing"] as const).map((value) => ({
          value,
          label: t(`sidebar.notify.${value}` as TextKey),
        }))}
      />
      <Switch
        label={t("sidebar.mute")}
        hint={t("details.muteHint")}
        checked={conversation.is_muted ?? false}
        onChange={(muted) => void attempt(setNotify(id, { muted }))}
      />
      {acts.map(([act]) => (
        <section key={act} className={styles.act}>
          <div>
            <h3 className={styles.label}>{t(`details.${act}`)}</h3>
            <p className={styles.soft}>{t(`details.${act}Text`)}</p>
          </div>
          <Button variant={act === "unarchive" ? "secondary" : "danger"} onClick={() => (act === "unarchive" ? run(act) : setAsks(act))}>
            {t(`details.${act}`)}
          </Button>
        </section>
      ))}
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(undefined)}
          title={t(`details.${asks}Ask` as TextKey, { name: conversation.name ?? "" })}
          description={t(`details.${asks}Text`)}
          confirmLabel={t(`details.${asks}`)}
          onConfirm={() => run(asks)}
        />
      ) : null}
    </div>
  );
}
