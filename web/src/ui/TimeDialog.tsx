import { useState } from "react";
import { fieldTime, fieldValue, useText } from "../i18n";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { TextField } from "./TextField";

export interface TimeDialogProps {
  title: string;
  /** Unix seconds to begin with. */
  at: number;
  submitLabel: string;
  onClose: () => void;
  /** Unix seconds, always to come. */
  onChoose: (at: number) => void;
}

/** A day and a time of one's own choice. */
export function TimeDialog({ title, at, submitLabel, onClose, onChoose }: TimeDialogProps) {
  const t = useText();
  const [value, setValue] = useState(() => fieldValue(new Date(at * 1000)));
  const [isWrong, setWrong] = useState(false);

  function submit() {
    const time = fieldTime(value);
    if (time === undefined || time * 1000 <= Date.now()) {
      setWrong(true);
      return;
    }
    onChoose(time);
    onClose();
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => open || onClose()}
      title={title}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" type="submit">
            {submitLabel}
          </Button>
        </>
      }
    >
      <TextField
        type="datetime-local"
        label={t("ui.dayAndTime")}
        value={value}
        error={isWrong ? t("ui.timePast") : undefined}
        onChange={(event) => {
          setValue(event.target.value);
          setWrong(false);
        }}
      />
    </Dialog>
  );
}
