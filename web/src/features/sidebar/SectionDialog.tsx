import { Smile } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ApiError } from "../../api";
import { errorText, useText } from "../../i18n";
import { changeSection, createSection, type Section } from "../../model";
import { Emoji } from "../../richtext";
import { Button, Dialog, Icon, Popover, TextField } from "../../ui";
import styles from "./SectionDialog.module.css";

export interface SectionDialogProps {
  /** The one to change; without it a new one is made. */
  section?: Section | undefined;
  /** What stands in the new one from the beginning. */
  channelId?: string | undefined;
  emojiPicker: (onPick: (name: string) => void) => ReactNode;
  onClose: () => void;
}

/** A section's name and emoji. */
export function SectionDialog({ section, channelId, emojiPicker, onClose }: SectionDialogProps) {
  const t = useText();
  const [name, setName] = useState(section?.name ?? "");
  const [emoji, setEmoji] = useState(section?.emoji?.replaceAll(":", "") ?? "");
  const [isPicking, setPicking] = useState(false);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      if (section) await changeSection(section.id, { name: name.trim(), emoji });
      else await createSection(name.trim(), emoji, channelId ? [channelId] : []);
      onClose();
    } catch (failure) {
      setError(errorText(failure instanceof ApiError ? failure.code : "offline"));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={section ? t("sidebar.renameSection") : t("sidebar.newSection")}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" busy={isBusy} disabled={name.trim() === ""}>
            {section ? t("common.save") : t("sidebar.createSection")}
          </Button>
        </>
      }
    >
      <div className={styles.line}>
        <Popover
          label={t("sidebar.sectionEmoji")}
          flush
          open={isPicking}
          onOpenChange={setPicking}
          trigger={
            <button type="button" className={styles.emoji} aria-label={t("sidebar.sectionEmoji")}>
              {emoji ? <Emoji name={emoji} size="plain" /> : <Icon of={Smile} size={18} />}
            </button>
          }
        >
          {emojiPicker((picked) => {
            setEmoji(picked);
            setPicking(false);
          })}
        </Popover>
        <TextField
          label={t("sidebar.sectionName")}
          placeholder={t("sidebar.sectionHint")}
          value={name}
          maxLength={80}
          error={error}
          autoFocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(undefined);
          }}
        />
      </div>
    </Dialog>
  );
}
