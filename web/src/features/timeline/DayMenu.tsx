import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { fieldValue, useText } from "../../i18n";
import { Button, Dialog, MenuAt, MenuItem, MenuSeparator, TextField } from "../../ui";

export interface DayAsked {
  /** The day whose button was pressed, unix seconds. */
  at: number;
  anchor: HTMLElement;
}

interface DayMenuProps {
  asked: DayAsked;
  onClose: () => void;
  /** Unix seconds; 0 for the very beginning. */
  onJump: (at: number) => void;
}

const DAY_S = 86_400;

/** Where one can go from a date: near days, the beginning, a day of one's choice. */
export function DayMenu({ asked, onClose, onJump }: DayMenuProps) {
  const t = useText();
  const [chooses, setChooses] = useState(false);
  const today = new Date().setHours(0, 0, 0, 0) / 1000;
  if (chooses) return <DateDialog at={asked.at} onClose={onClose} onChoose={onJump} />;
  return (
    <MenuAt anchor={asked.anchor} returnTo={{ current: asked.anchor }} labelledBy={asked.anchor.id} align="center" onClose={onClose}>
      <MenuItem onSelect={() => onJump(today)}>{t("timeline.jump.today")}</MenuItem>
      <MenuItem onSelect={() => onJump(today - DAY_S)}>{t("timeline.jump.yesterday")}</MenuItem>
      <MenuItem onSelect={() => onJump(today - 7 * DAY_S)}>{t("timeline.jump.week")}</MenuItem>
      <MenuItem onSelect={() => onJump(today - 30 * DAY_S)}>{t("timeline.jump.month")}</MenuItem>
      <MenuItem onSelect={() => onJump(0)}>{t("timeline.jump.start")}</MenuItem>
      <MenuSeparator />
      <MenuItem icon={CalendarDays} onSelect={() => setChooses(true)}>
        {t("timeline.jump.date")}
      </MenuItem>
    </MenuAt>
  );
}

function DateDialog({ at, onClose, onChoose }: { at: number; onClose: () => void; onChoose: (at: number) => void }) {
  const t = useText();
  const [value, setValue] = useState(() => fieldValue(new Date(at * 1000)).slice(0, 10));
  function submit() {
    const time = new Date(`${value}T00:00`).getTime() / 1000;
    if (Number.isNaN(time)) return;
    onClose();
    onChoose(time);
  }
  return (
    <Dialog
      open
      size="sm"
      title={t("timeline.jump.date")}
      onOpenChange={(open) => open || onClose()}
      onSubmit={submit}
      footer={
        <Button type="submit" variant="primary">
          {t("timeline.jump.go")}
        </Button>
      }
    >
      <TextField
        type="date"
        label={t("timeline.jump.day")}
        value={value}
        max={fieldValue(new Date()).slice(0, 10)}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </Dialog>
  );
}
