import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { IconButton, TextField, type TextFieldProps } from "../../ui";

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
        <IconButton
          icon={shown ? EyeOff : Eye}
          size="sm"
          label={shown ? t("signin.hidePassword") : t("signin.showPassword")}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
