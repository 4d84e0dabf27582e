import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Settings.module.css";

/** One setting, which a search or a link can lead to. */
export function Setting({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div data-setting={id} className={styles.setting}>
      {children}
    </div>
  );
}

/** Leads to a setting once its page is drawn: into view, marked for a moment, its control focused. */
export function useTarget(page: string, id: string | undefined) {
  const pane = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the page of the setting has come
  useEffect(() => {
    if (!id) return;
    const setting = pane.current?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(id)}"]`);
    if (!setting) return;
    setting.scrollIntoView({ block: "center" });
    setting.dataset.found = "";
    setting.querySelector<HTMLElement>("input:checked, input, button, select, [tabindex]")?.focus({ preventScroll: true });
    const timer = setTimeout(() => delete setting.dataset.found, 2000);
    return () => clearTimeout(timer);
  }, [page, id]);
  return pane;
}
