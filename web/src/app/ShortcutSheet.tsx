import { useState } from "react";
import { useText } from "../i18n";
import { KEY_NAMES, type KeyGroup, SHORTCUTS } from "../keys";
import { setPref, usePref } from "../model";
import { Dialog, Kbd, Switch, TextField } from "../ui";
import styles from "./App.module.css";

const GROUPS: readonly KeyGroup[] = ["go", "act", "message", "write"];

/** Every key there is. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [wanted, setWanted] = useState("");
  const isSingle = usePref("single_keys", true);
  const shown = KEY_NAMES.filter((name) => t(SHORTCUTS[name].text).toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Dialog open size="lg" onOpenChange={(open) => open || onClose()} title={t("keys.title")}>
      <TextField
        label={t("keys.find")}
        hideLabel
        placeholder={t("keys.find")}
        type="search"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {shown.length === 0 ? <p>{t("keys.none")}</p> : null}
      <div className={styles.sheet}>
        {GROUPS.map((group) => {
          const names = shown.filter((name) => SHORTCUTS[name].group === group);
          if (names.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(`keys.group.${group}`)}</h3>
              <dl className={styles.keys}>
                {names.map((name) => (
                  <div key={name}>
                    <dt>{t(SHORTCUTS[name].text)}</dt>
                    <dd>
                      {SHORTCUTS[name].keys.map((keys, place) => (
                        <span key={keys}>
                          {place > 0 ? ` ${t("keys.or")} ` : null}
                          <Kbd keys={keys} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Switch label={t("keys.single")} hint={t("keys.singleHint")} checked={isSingle} onChange={(on) => void setPref("single_keys", on)} />
    </Dialog>
  );
}
