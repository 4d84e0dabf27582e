import { CircleHelp, Copy, type LucideIcon, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Button, IconButton } from "../../ui";
import { useHost } from "../host";
import { TextOf } from "../RichText";
import type { TextObject } from "../types";
import styles from "./Elements.module.css";
import { Busy, type ElementProps, useElement } from "./useElement";

interface Side {
  text: TextObject;
  value?: string;
  accessibility_label?: string;
}

/** Whether an answer was good: two buttons, of which one may stay pressed. */
export function FeedbackElement({ block, element }: ElementProps) {
  const t = useText();
  const used = useElement(block, element);
  const [given, setGiven] = useState<string>();
  const sides = (["positive_button", "negative_button"] as const).map((name) => [name, element[name] as Side | undefined] as const);
  return (
    <fieldset className={styles.feedback}>
      <legend className={styles.unseen}>{t("blocks.feedback.label")}</legend>
      {sides.map(([name, side]) =>
        side ? (
          <Button
            key={name}
            size="sm"
            variant="quiet"
            aria-pressed={given === name}
            aria-label={side.accessibility_label}
            disabled={used.isIdle}
            busy={used.isPending && given === name}
            onClick={() => {
              setGiven(name);
              used.tell({ text: side.text, value: side.value ?? "" });
            }}
          >
            <TextOf text={side.text} />
          </Button>
        ) : null,
      )}
      {used.after}
    </fieldset>
  );
}

const ICONS: Record<string, LucideIcon> = { trash: Trash2, copy: Copy, edit: Pencil, refresh: RefreshCw };

/** A button that is a picture. */
export function IconButtonElement({ block, element }: ElementProps) {
  const self = useHost().blocks?.selfId();
  const used = useElement(block, element);
  const only = element.visible_to_user_ids as string[] | undefined;
  if (Array.isArray(only) && only.length > 0 && !only.includes(self ?? "")) return null;
  const words = (element.text as TextObject | undefined)?.text ?? "";
  return (
    <div className={styles.element}>
      <IconButton
        icon={ICONS[String(element.icon)] ?? CircleHelp}
        size="sm"
        label={String(element.accessibility_label ?? words)}
        disabled={used.isIdle || used.isPending}
        onClick={() => used.tell({})}
      />
      <Busy isPending={used.isPending} />
      {used.after}
    </div>
  );
}
