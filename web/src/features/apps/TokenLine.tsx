import { KeyRound } from "lucide-react";
import { useState } from "react";
import { formatDateTime, useText } from "../../i18n";
import { AlertDialog, Button, Icon } from "../../ui";
import styles from "./Apps.module.css";

/** A token without what makes it one. */
export interface Token {
  id: string;
  name: string;
  scopes: string[];
  date_created: number;
  /** 0 for never. */
  date_last_used: number;
  expires_at: number;
}

interface TokenLineProps {
  token: Token;
  /** Where it has no name of its own. */
  name: string;
  onRevoke: () => void;
}

/** A token: when it was made and used, and its end. */
export function TokenLine({ token, name, onRevoke }: TokenLineProps) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const shown = token.name || name;
  const facts = [
    t("apps.madeAt", { when: formatDateTime(token.date_created) }),
    token.date_last_used > 0 ? t("apps.lastUsed", { when: formatDateTime(token.date_last_used) }) : t("apps.neverUsed"),
    token.expires_at > 0 ? t("apps.endsAt", { when: formatDateTime(token.expires_at) }) : "",
  ];
  return (
    <li>
      <Icon of={KeyRound} size={18} />
      <span className={styles.words}>
        <span className={styles.name}>{shown}</span>
        <span className={styles.soft}>{facts.filter(Boolean).join(" · ")}</span>
        <code className={styles.scope}>{token.scopes.join(", ")}</code>
      </span>
      <Button size="sm" variant="quiet" aria-label={t("apps.revokeNamed", { name: shown })} onClick={() => setAsks(true)}>
        {t("apps.revoke")}
      </Button>
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(false)}
          title={t("apps.revokeToken", { name: shown })}
          description={t("apps.revokeTokenText")}
          confirmLabel={t("apps.revoke")}
          onConfirm={() => {
            setAsks(false);
            onRevoke();
          }}
        />
      ) : null}
    </li>
  );
}
