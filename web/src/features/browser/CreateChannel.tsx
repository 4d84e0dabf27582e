import { useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { type Conversation, rememberConversations } from "../../model";
import { Button, Dialog, Switch, TextField } from "../../ui";

export interface CreateChannelProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** A new channel: the name is put right while it is typed. */
export function CreateChannel({ onClose, onCreated }: CreateChannelProps) {
  const t = useText();
  const [name, setName] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function create() {
    setBusy(true);
    try {
      const { channel } = await call<{ channel: Conversation }>("conversations.create", { name, is_private: isPrivate });
      rememberConversations([{ ...channel, is_member: true, unread_count: 0, mention_count: 0 }]);
      onClose();
      onCreated(channel.id);
    } catch (failure) {
      setError(errorText(failure instanceof ApiError ? failure.code : "offline"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("browser.create")}
      onSubmit={() => void create()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" type="submit" busy={busy} disabled={name === ""}>
            {t("browser.createSubmit")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("browser.name")}
        hint={t("browser.nameHint")}
        value={name}
        maxLength={80}
        error={error}
        onChange={(event) => {
          setName(
            event.target.value
              .toLowerCase()
              .replace(/\s+/g, "-")
              .replace(/[^\p{L}\p{N}\-_]/gu, ""),
          );
          setError(undefined);
        }}
      />
      <Switch label={t("browser.private")} hint={t("browser.privateHint")} checked={isPrivate} onChange={setPrivate} />
    </Dialog>
  );
}
