import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Icon, TextField, type TextFieldProps } from "../../ui";
import styles from "./Page.module.css";

/** A password that can be shown; pasting and password managers work. */
export function PasswordField(props: Omit<TextFieldProps, "type" | "end">) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      required
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      spellCheck={false}
      end={
        // Without a tooltip: these pages stay small, and the button says what it does to screen readers.
        <button
          type="button"
          className={styles.show}
          aria-label={t("signin.showPassword")}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon of={shown ? EyeOff : Eye} size={18} />
        </button>
      }
    />
  );
}
