import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useRef } from "react";
import { useText } from "../../i18n";
import type { AlertDialogProps } from "../AlertDialog";
import { Button } from "../Button";
import { classes } from "../classes";
import styles from "../Dialog.module.css";

/** A question that must be answered before anything else. */
export function AlertDialog(props: AlertDialogProps) {
  const t = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.dialog, styles.sm)} initialFocus={props.danger ? cancel : confirm}>
          <header className={styles.header}>
            <Base.Title className={styles.title}>{props.title}</Base.Title>
          </header>
          <div className={styles.body}>
            {props.description ? <Base.Description className={styles.description}>{props.description}</Base.Description> : null}
            {props.children}
          </div>
          <footer className={styles.footer}>
            <Base.Close render={<Button ref={cancel}>{props.cancelLabel || t("common.cancel")}</Button>} />
            <Button ref={confirm} variant={props.danger ? "danger" : "primary"} busy={props.busy ?? false} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
