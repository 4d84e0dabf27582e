import { SmilePlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, fieldTime, fieldValue, useText } from "../../i18n";
import { useSelf } from "../../model";
import { Emoji } from "../../richtext";
import { Button, Dialog, Icon, Popover, Select, Switch, TextField } from "../../ui";
import { CLEAR_CHOICES, type ClearChoice, clearTimes } from "./clearAfter";
import styles from "./ProfilePane.module.css";
import { currentStatus } from "./person";

export interface StatusDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The emoji picker, given what to do with the emoji picked. */
  emojiPicker?: (onPick: (name: string) => void) => ReactNode;
}

const PRESETS = [
  { emoji: "calendar", key: "meeting", clear: "hour" },
  { emoji: "bus", key: "commuting", clear: "thirty" },
  { emoji: "face_with_thermometer", key: "sick", clear: "today" },
  { emoji: "palm_tree", key: "vacation", clear: "never" },
  { emoji: "house_with_garden", key: "remote", clear: "today" },
] as const;

const LONGEST = 100;

/** What one is up to: an emoji, a few words, until when. */
export function StatusDialog(props: StatusDialogProps) {
  // The form begins anew each time it opens.
  return props.open ? <StatusForm {...props} /> : null;
}

function StatusForm({ onOpenChange, emojiPicker }: StatusDialogProps) {
  const t = useText();
  const self = useSelf();
  const before = currentStatus(self);
  const [emoji, setEmoji] = useState(before?.emoji ?? "");
  const [text, setText] = useState(before?.text ?? "");
  const [clear, setClear] = useState<ClearChoice>(before && before.until > 0 ? "own" : before ? "never" : "today");
  const [ownTime, setOwnTime] = useState(() =>
    fieldValue(new Date(before?.until ? before.until * 1000 : clearTimes(new Date()).today * 1000)),
  );
  const [pause, setPause] = useState(false);
  const [picking, setPicking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function save(status: { emoji: string; text: string }) {
    if (busy) return;
    setBusy(true);
    try {
      const isEmpty = status.emoji === "" && status.text === "";
      const until = isEmpty ? 0 : clear === "own" ? (fieldTime(ownTime) ?? 0) : clearTimes(new Date())[clear];
      if (clear === "own" && !isEmpty && until <= Date.now() / 1000) {
        setBusy(false);
        return setError(t("ui.timePast"));
      }
      await call("users.profile.set", {
        profile: {
          status_text: status.text.trim(),
          status_emoji: status.emoji ? `:${status.emoji}:` : isEmpty ? "" : ":speech_balloon:",
          status_expiration: until,
        },
      });
      if (pause && until > 0) await call("dnd.setSnooze", { num_minutes: Math.max(1, Math.round((until - Date.now() / 1000) / 60)) });
      onOpenChange(false);
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
      setBusy(false);
    }
  }

  const nothing = emoji === "" && text.trim() === "";
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={t("profile.status")}
      onSubmit={() => void save({ emoji, text })}
      footer={
        <>
          {before ? <Button onClick={() => void save({ emoji: "", text: "" })}>{t("profile.clearStatus")}</Button> : null}
          <Button type="submit" variant="primary" busy={busy} disabled={nothing}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      <div className={styles.statusLine}>
        <Popover
          label={t("profile.statusEmoji")}
          flush
          open={picking}
          onOpenChange={setPicking}
          trigger={
            <button type="button" className={styles.emojiButton} aria-label={t("profile.statusEmoji")}>
              {emoji ? <Emoji name={emoji} size="plain" /> : <Icon of={SmilePlus} size={18} />}
            </button>
          }
        >
          {emojiPicker?.((name) => {
            setEmoji(name);
            setPicking(false);
          })}
        </Popover>
        <TextField
          label={t("profile.statusText")}
          value={text}
          maxLength={LONGEST}
          autoFocus
          placeholder={t("profile.statusPlaceholder")}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {nothing ? (
        <div className={styles.presets}>
          {PRESETS.map((preset) => (
            <button
              key={preset.key}
              type="button"
              className={styles.preset}
              onClick={() => {
                setEmoji(preset.emoji);
                setText(t(`profile.preset.${preset.key}`));
                setClear(preset.clear);
              }}
            >
              <Emoji name={preset.emoji} />
              <span>{t(`profile.preset.${preset.key}`)}</span>
              <span>{t(`profile.clear.${preset.clear}`)}</span>
            </button>
          ))}
        </div>
      ) : (
        <>
          <Select<ClearChoice>
            label={t("profile.clearAfter")}
            value={clear}
            onChange={setClear}
            options={CLEAR_CHOICES.map((choice) => ({ value: choice, label: t(`profile.clear.${choice}`) }))}
          />
          {clear === "own" ? (
            <TextField
              label={t("ui.dayAndTime")}
              type="datetime-local"
              value={ownTime}
              onChange={(event) => setOwnTime(event.currentTarget.value)}
            />
          ) : null}
          <Switch
            label={t("profile.pauseWhile")}
            hint={clear === "never" ? t("profile.pauseNeedsEnd") : undefined}
            checked={pause && clear !== "never"}
            disabled={clear === "never"}
            onChange={setPause}
          />
        </>
      )}
    </Dialog>
  );
}
