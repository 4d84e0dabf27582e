import { Clock } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatDateTime, MOMENTS, momentOf, useText } from "../i18n";
import { IconButton } from "./IconButton";
import { Menu, MenuItem } from "./Menu";
import { TimeDialog } from "./TimeDialog";

export interface MomentMenuProps {
  /** What the button does. */
  label: string;
  /** Asked above the field for a time of one's own. */
  question: string;
  submitLabel: string;
  /** The time it has now, unix seconds; 0 for none. */
  at: number;
  disabled?: boolean;
  onChoose: (at: number) => void;
  /** More items below the times. */
  children?: ReactNode;
}

/** A clock with the usual times to come, and one's own. */
export function MomentMenu({ label, question, submitLabel, at, disabled = false, onChoose, children }: MomentMenuProps) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Menu align="end" trigger={<IconButton icon={Clock} size="sm" label={label} disabled={disabled} />}>
        {MOMENTS.map((moment) => (
          <MenuItem
            key={moment}
            hint={formatDateTime(momentOf(moment, new Date()))}
            onSelect={() => onChoose(momentOf(moment, new Date()))}
          >
            {t(`ui.moment.${moment}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setAsks(true)}>{t("ui.ownTime")}</MenuItem>
        {children}
      </Menu>
      {asks ? (
        <TimeDialog
          title={question}
          at={at || momentOf("tomorrow", new Date())}
          submitLabel={submitLabel}
          onClose={() => setAsks(false)}
          onChoose={onChoose}
        />
      ) : null}
    </>
  );
}
