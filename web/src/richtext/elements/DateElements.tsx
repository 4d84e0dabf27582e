import { Calendar as CalendarIcon } from "lucide-react";
import { useId, useState } from "react";
import { fieldTime, fieldValue, formatClock, formatDate, useFormats, useText } from "../../i18n";
import { Button, classes, Icon, Popover } from "../../ui";
import type { TextObject } from "../types";
import { Calendar } from "./Calendar";
import { isDay, noonOf, timeFrom, today } from "./days";
import styles from "./Elements.module.css";
import { Picker } from "./Picker";
import pickerStyles from "./Picker.module.css";
import { Busy, type ElementProps, useElement } from "./useElement";
import type { Find } from "./useFound";

/** A day. */
export function DateElement(props: ElementProps) {
  const { block, element } = props;
  const used = useElement(block, element);
  return (
    <div className={styles.element}>
      <div className={styles.line}>
        <DayButton
          {...props}
          day={isDay(used.chosen) ? used.chosen : undefined}
          isDisabled={used.isIdle}
          placeholder={(element.placeholder as TextObject | undefined)?.text}
          onChoose={(day) => used.choose(day ?? null)}
        />
        <Busy isPending={used.isPending} />
      </div>
      {used.after}
    </div>
  );
}

interface DayButtonProps extends ElementProps {
  day: string | undefined;
  isDisabled: boolean;
  placeholder: string | undefined;
  onChoose: (day: string | undefined) => void;
}

function DayButton(props: DayButtonProps) {
  const { day, placeholder, onChoose } = props;
  const t = useText();
  useFormats();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const label = placeholder || t("blocks.date.choose");

  function take(next: string | undefined) {
    setOpen(false);
    onChoose(next);
  }

  return (
    <Popover
      label={label}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={classes(pickerStyles.trigger, props.isInvalid && pickerStyles.invalid)}
          disabled={props.isDisabled}
          // biome-ignore lint/a11y/noAutofocus: the app says where one begins
          autoFocus={props.element.focus_on_load === true}
          aria-labelledby={props.labelledBy ? `${props.labelledBy} ${id}v` : undefined}
          aria-describedby={props.describedBy}
          aria-invalid={props.isInvalid || undefined}
        >
          <Icon of={CalendarIcon} size={16} className={pickerStyles.chevron} />
          <span id={`${id}v`} className={classes(pickerStyles.value, !day && pickerStyles.empty)}>
            {day ? formatDate(noonOf(day)) : label}
          </span>
        </button>
      }
    >
      <Calendar chosen={day} onChoose={take} />
      <div className={styles.calendarFoot}>
        <Button size="sm" variant="quiet" onClick={() => take(today())}>
          {t("blocks.date.today")}
        </Button>
        {day && props.block.type === "input" && props.block.optional === true ? (
          <Button size="sm" variant="quiet" onClick={() => take(undefined)}>
            {t("blocks.select.clear")}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}

const HALF_HOURS = Array.from({ length: 48 }, (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`);
const timeChoice = (time: string) => ({ id: time, label: formatClock(time) });

/** Times that fit what was typed: that very time, and the half hours. */
const findTimes: Find = async (typed) => {
  const exact = timeFrom(typed);
  const fit = HALF_HOURS.filter(
    (time) => typed === "" || time.startsWith(typed) || formatClock(time).toLowerCase().includes(typed.toLowerCase()),
  );
  const times = exact ? [exact, ...fit.filter((time) => time !== exact)] : fit;
  return [{ label: "", choices: times.map(timeChoice) }];
};

/** A time of day. */
export function TimeElement(props: ElementProps) {
  const { block, element } = props;
  const used = useElement(block, element);
  return (
    <div className={styles.element}>
      <div className={styles.line}>
        <TimePicker
          {...props}
          time={typeof used.chosen === "string" ? used.chosen : undefined}
          isDisabled={used.isIdle}
          placeholder={(element.placeholder as TextObject | undefined)?.text}
          onChoose={(time) => used.choose(time ?? null)}
        />
        <Busy isPending={used.isPending} />
      </div>
      {used.after}
    </div>
  );
}

interface TimePickerProps extends ElementProps {
  time: string | undefined;
  isDisabled: boolean;
  placeholder: string | undefined;
  onChoose: (time: string | undefined) => void;
}

function TimePicker({ time, placeholder, onChoose, block, element, ...props }: TimePickerProps) {
  const t = useText();
  useFormats();
  return (
    <Picker
      {...props}
      find={findTimes}
      chosen={time ? [timeChoice(time)] : []}
      placeholder={placeholder || t("blocks.time.choose")}
      canClear={block.type === "input" && block.optional === true}
      autoFocus={element.type === "timepicker" && element.focus_on_load === true}
      onChoose={([next]) => onChoose(next?.id)}
    />
  );
}

/** A day and a time by the reader's clock, kept as seconds. */
export function DateTimeElement(props: ElementProps) {
  const used = useElement(props.block, props.element);
  const at = typeof used.chosen === "number" ? fieldValue(new Date(used.chosen * 1000)) : undefined;
  const [day, time] = at?.split("T") ?? [];
  // The label is for both, and an id for one.
  const single = { ...props, id: undefined };

  /** One chosen brings the other: nine o'clock, or today. */
  function take(day: string | undefined, time: string | undefined) {
    used.choose((day && time ? fieldTime(`${day}T${time}`) : undefined) ?? null);
  }

  return (
    <div className={styles.element}>
      <div className={styles.pair}>
        <DayButton
          {...single}
          day={day}
          isDisabled={used.isIdle}
          placeholder={undefined}
          onChoose={(next) => take(next, time ?? "09:00")}
        />
        <TimePicker
          {...single}
          time={time}
          isDisabled={used.isIdle}
          placeholder={undefined}
          onChoose={(next) => take(day ?? today(), next)}
        />
        <Busy isPending={used.isPending} />
      </div>
      {used.after}
    </div>
  );
}
