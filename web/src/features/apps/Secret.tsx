import { Copy, Eye, EyeOff } from "lucide-react";
import { useId, useState } from "react";
import { useText } from "../../i18n";
import { IconButton, showToast } from "../../ui";
import styles from "./Apps.module.css";

interface SecretProps {
  label: string;
  value: string;
  hint?: string;
  /** Nothing to hide, such as an id. */
  isOpen?: boolean;
}

/** Something to be copied; what opens doors is covered until one looks. */
export function Secret({ label, value, hint, isOpen = false }: SecretProps) {
  const t = useText();
  const id = useId();
  const [shown, setShown] = useState(isOpen);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => showToast({ title: t("common.copied") }),
      () => setShown(true),
    );
  return (
    <div className={styles.secret}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.secretBox}>
        <input
          id={id}
          readOnly
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          value={shown ? value : "•".repeat(24)}
          data-secret={shown ? "" : undefined}
          onFocus={(event) => event.currentTarget.select()}
        />
        {isOpen ? null : (
          <IconButton
            icon={shown ? EyeOff : Eye}
            size="sm"
            label={t(shown ? "apps.hideSecret" : "apps.showSecret", { name: label })}
            onClick={() => setShown(!shown)}
          />
        )}
        <IconButton icon={Copy} size="sm" label={t("apps.copySecret", { name: label })} onClick={() => void copy()} />
      </div>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </div>
  );
}
