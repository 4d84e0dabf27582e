import { X } from "lucide-react";
import { type FocusEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n";
import { Button } from "./Button";
import { classes } from "./classes";
import { IconButton } from "./IconButton";
import styles from "./Toast.module.css";
import { hideToast, shownToasts, stayOf, subscribeToasts, type Toast } from "./toasts";

/** Where toasts appear. Time stands still while one is pointed at or has the focus. */
export function ToastRegion() {
  const t = useText();
  const toasts = useSyncExternalStore(subscribeToasts, shownToasts, shownToasts);
  const [isHeld, setHeld] = useState(false);
  const before = useRef<HTMLElement>(undefined);

  function onFocus(event: FocusEvent<HTMLElement>) {
    setHeld(true);
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !event.currentTarget.contains(from)) before.current = from;
  }

  function close(toast: Toast | undefined) {
    if (!toast) return;
    const hadFocus = document.activeElement?.closest(`[data-toast="${toast.id}"]`);
    hideToast(toast.id);
    setHeld(false);
    if (hadFocus) before.current?.focus();
  }

  return (
    <section
      className={styles.viewport}
      aria-label={t("ui.toasts")}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={onFocus}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => event.key === "Escape" && toasts.length > 0 && close(toasts.at(-1))}
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} isHeld={isHeld} onClose={() => close(toast)} />
      ))}
    </section>
  );
}

function ToastCard({ toast, isHeld, onClose }: { toast: Toast; isHeld: boolean; onClose: () => void }) {
  const t = useText();
  useTimeout(stayOf(toast), isHeld, onClose);
  return (
    <div
      data-toast={toast.id}
      className={classes(styles.toast, toast.tone === "bad" && styles.bad)}
      role={toast.tone === "bad" ? "alert" : undefined}
    >
      <div className={styles.content}>
        <div className={styles.words}>
          <p className={styles.title}>{toast.title}</p>
          {toast.description ? <p className={styles.description}>{toast.description}</p> : null}
        </div>
        {toast.action ? (
          <Button
            size="sm"
            onClick={() => {
              toast.action?.onSelect();
              onClose();
            }}
          >
            {toast.action.label}
          </Button>
        ) : null}
        <IconButton icon={X} size="sm" label={t("common.close")} onClick={onClose} />
      </div>
    </div>
  );
}

/** Runs out after so many milliseconds, not counting those for which it is held; 0 never does. */
function useTimeout(stayMs: number, isHeld: boolean, onOut: () => void): void {
  const left = useRef(stayMs);
  const latest = useRef(onOut);
  latest.current = onOut;
  useEffect(() => {
    if (stayMs === 0 || isHeld) return;
    const since = performance.now();
    const timer = setTimeout(() => latest.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - since;
    };
  }, [stayMs, isHeld]);
}
