import { KeyRound } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { errorText, useFormats, useText } from "../../i18n";
import { codeOf } from "../../model";
import { Button, Checkbox, Dialog, Icon, TextField } from "../../ui";
import styles from "./Apps.module.css";
import { Panel } from "./Panel";
import { Secret } from "./Secret";
import { type Token, TokenLine } from "./TokenLine";
import { useTask } from "./useTask";

/** Tokens of the app itself, with which it connects over Socket Mode. */
export function AppTokens({ appId }: { appId: string }) {
  const t = useText();
  useFormats();
  const task = useTask();
  const [tokens, setTokens] = useState<readonly Token[]>([]);
  const [failed, setFailed] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const load = useCallback(
    () =>
      call<{ tokens: Token[] }>("apps.tokens.list", { app_id: appId }).then(
        (answer) => setTokens(answer.tokens),
        (problem) => setFailed(errorText(codeOf(problem))),
      ),
    [appId],
  );
  useEffect(() => void load(), [load]);
  const revoke = (id: string) =>
    task.run(async () => {
      await call("apps.tokens.revoke", { app_id: appId, token_id: id });
      await load();
    });
  return (
    <Panel
      title={t("apps.appTokens")}
      hint={t("apps.appTokensHint")}
      error={task.error ?? failed}
      action={
        <Button icon={<Icon of={KeyRound} />} onClick={() => setMaking(true)}>
          {t("apps.newToken")}
        </Button>
      }
    >
      {made ? <Secret label={t("apps.token")} value={made} hint={t("apps.secretOnce")} /> : null}
      {tokens.length > 0 ? (
        <ul className={styles.items} aria-label={t("apps.appTokens")}>
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} name={t("apps.appToken")} onRevoke={() => void revoke(token.id)} />
          ))}
        </ul>
      ) : null}
      {isMaking ? (
        <NewToken
          appId={appId}
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMaking(false);
            setMade(token);
            void load();
          }}
        />
      ) : null}
    </Panel>
  );
}

const SCOPES = ["connections:write", "authorizations:read", "app_configurations:write"] as const;

interface NewTokenProps {
  appId: string;
  onClose: () => void;
  onMade: (token: string) => void;
}

function NewToken({ appId, onClose, onMade }: NewTokenProps) {
  const t = useText();
  const task = useTask();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly string[]>(["connections:write"]);
  const create = () =>
    task.run(async () => onMade((await call<{ token: string }>("apps.tokens.create", { app_id: appId, name: name.trim(), scopes })).token));
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("apps.newToken")}
      onSubmit={() => void create()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" busy={task.busy} disabled={name.trim() === "" || scopes.length === 0}>
            {t("apps.makeToken")}
          </Button>
        </>
      }
    >
      <div className={styles.panel}>
        <TextField label={t("apps.tokenName")} value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={<code className={styles.mono}>{scope}</code>}
            hint={t(`apps.scope.${scope}`)}
            checked={scopes.includes(scope)}
            onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope))}
          />
        ))}
        {task.error ? (
          <p className={styles.error} role="alert">
            {task.error}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
