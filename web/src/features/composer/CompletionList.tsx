import { Hash, Lock, Megaphone, SquareSlash, Users } from "lucide-react";
import { useEffect, useRef } from "react";
import { useText } from "../../i18n";
import { Emoji } from "../../richtext";
import { Avatar, classes, Icon, VisuallyHidden } from "../../ui";
import styles from "./CompletionList.module.css";
import type { Choice } from "./completions";
import { photoOf } from "./workspace";

interface CompletionListProps {
  id: string;
  choices: readonly Choice[];
  active: number;
  onHover: (index: number) => void;
  onPick: (choice: Choice) => void;
}

/** The list over the composer; the editor keeps the focus and names the active option. */
export function CompletionList({ id, choices, active, onHover, onPick }: CompletionListProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelectorAll('[role="option"]')[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{choices.length > 0 ? t("composer.suggestionCount", { count: choices.length }) : ""}</span>
      </VisuallyHidden>
      {choices.length > 0 ? (
        <div ref={list} id={id} role="listbox" aria-label={t("composer.suggestions")} className={styles.list}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the editor takes the keys
            <div
              key={`${choice.kind}${choice.id}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.option, index === active && styles.active)}
              onPointerMove={() => (index === active ? undefined : onHover(index))}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPick(choice)}
            >
              <ChoiceContent choice={choice} />
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}

function ChoiceContent({ choice }: { choice: Choice }) {
  const t = useText();
  switch (choice.kind) {
    case "user": {
      const { person } = choice;
      const real = person.profile?.real_name ?? person.real_name ?? person.name;
      return (
        <>
          <Avatar id={choice.id} name={choice.label} src={photoOf(person)} size={22} />
          <span className={styles.label}>{choice.label}</span>
          {real === choice.label ? null : <span className={styles.hint}>{real}</span>}
          {person.is_bot ? <span className={styles.usage}>{t("timeline.app")}</span> : null}
          {choice.outside ? <span className={styles.note}>{t("composer.notInChannel")}</span> : null}
        </>
      );
    }
    case "usergroup":
      return <Line icon={Users} label={`@${choice.label}`} hint={choice.hint} />;
    case "broadcast":
      return <Line icon={Megaphone} label={`@${choice.label}`} hint={choice.hint} />;
    case "channel":
      return <Line icon={choice.isPrivate ? Lock : Hash} label={choice.label} hint={choice.hint} />;
    case "command":
      return <Line icon={SquareSlash} label={`/${choice.label}`} usage={choice.usage} hint={choice.hint} note={choice.app} />;
    default:
      return (
        <>
          <span className={styles.emoji}>
            <Emoji name={choice.id} size="plain" />
          </span>
          <span className={styles.label}>:{choice.label}:</span>
        </>
      );
  }
}

interface LineProps {
  icon: typeof Hash;
  label: string;
  usage?: string;
  hint: string;
  note?: string;
}

function Line({ icon, label, usage, hint, note }: LineProps) {
  return (
    <>
      <span className={styles.icon}>
        <Icon of={icon} />
      </span>
      <span className={styles.label}>{label}</span>
      {usage ? <span className={styles.usage}>{usage}</span> : null}
      <span className={styles.hint}>{hint}</span>
      {note ? <span className={styles.note}>{note}</span> : null}
    </>
  );
}
