import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { FormEvent, ReactNode } from "react";
import { useText } from "../../i18n";
import { classes } from "../classes";
import type { DialogProps } from "../Dialog";
import styles from "../Dialog.module.css";
import { IconButton } from "../IconButton";

/** A window over the page: holds focus, closes with Esc, gives focus back to what opened it. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = "md", initialFocus, finalFocus } = props;
  const t = useText();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} disablePointerDismissal={props.staysOnPress === true}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={classes(styles.dialog, styles[size])}
          {...(initialFocus ? { initialFocus: typeof initialFocus === "function" ? () => initialFocus() ?? true : initialFocus } : {})}
          {...(finalFocus ? { finalFocus } : {})}
        >
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
          </header>
          <DialogFrame onSubmit={props.onSubmit}>
            <div className={styles.body}>
              {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
              {props.children}
            </div>
            {props.footer ? <footer className={styles.footer}>{props.footer}</footer> : null}
          </DialogFrame>
          {/* Last, so that the focus begins in the content. */}
          <div className={styles.close}>
            <Base.Close render={<IconButton icon={X} label={t("common.close")} />} />
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function DialogFrame({ onSubmit, children }: { onSubmit: (() => void) | undefined; children: ReactNode }) {
  if (!onSubmit) return children;
  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
    </form>
  );
}
