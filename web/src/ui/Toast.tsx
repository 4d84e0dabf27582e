import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useText } from "../i18n";
import { Button } from "./Button";
import { classes } from "./classes";
import { IconButton } from "./IconButton";
import styles from "./Toast.module.css";

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "plain" | "bad";
  action?: { label: string; onSelect: () => void };
  /** How long it stays, at least 5 s; 0 stays until dismissed. */
  stayMs?: number;
}

const manager = Base.createToastManager<{ tone: "plain" | "bad"; action?: ToastOptions["action"] }>();

/** Says something at the top of the window, where it covers no words being written, from anywhere; returns its id. */
export function showToast({ title, description, tone = "plain", action, stayMs = 6000 }: ToastOptions): string {
  return manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    timeout: stayMs === 0 ? 0 : Math.max(5000, stayMs),
    priority: tone === "bad" ? "high" : "low",
    data: { tone, action },
  });
}

export function hideToast(id: string): void {
  manager.close(id);
}

/** Where toasts appear. */
export function ToastRegion() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager<{ tone: "plain" | "bad"; action?: ToastOptions["action"] }>();
  const t = useText();
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={classes(styles.toast, toast.data?.tone === "bad" && styles.bad)}>
      <Base.Content className={styles.content}>
        <div className={styles.words}>
          <Base.Title className={styles.title} />
          <Base.Description className={styles.description} />
        </div>
        {toast.data?.action ? (
          <Button
            size="sm"
            onClick={() => {
              toast.data?.action?.onSelect();
              manager.close(toast.id);
            }}
          >
            {toast.data.action.label}
          </Button>
        ) : null}
        <Base.Close render={<IconButton icon={X} size="sm" label={t("common.close")} />} />
      </Base.Content>
    </Base.Root>
  ));
}
