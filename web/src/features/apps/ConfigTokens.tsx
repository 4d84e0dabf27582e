import { KeyRound } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { errorText, useFormats, useText } from "../../i18n";
import { codeOf } from "../../model";
import { Button, EmptyState, Icon, Skeleton, View } from "../../ui";
import styles from "./Apps.module.css";
import { Panel } from "./Panel";
import { Secret } from "./Secret";
import { type Token, TokenLine } from "./TokenLine";
import { useTask } from "./useTask";

interface Pair {
  token: string;
  refresh_token: string;
}

/** One's own configuration tokens: with them a program makes and changes apps. */
export function ConfigTokens({ onBack }: { onBack: () => void }) {
  const t = useText();
  useFormats();
  const task = useTask();
  const [tokens, setTokens] = useState<readonly Token[]>();
  const [failed, setFailed] = useState<string>();
  const [made, setMade] = useState<Pair>();
  const load = useCallback(
    () =>
      call<{ tokens: Token[] }>("apps.configTokens.list").then(
        (answer) => setTokens(answer.tokens),
        (problem) => setFailed(errorText(codeOf(problem))),
      ),
    [],
  );
  useEffect(() => void load(), [load]);
  const create = () =>
    task.run(async () => {
      setMade(await call<Pair & Record<string, unknown>>("apps.configTokens.create"));
      await load();
    });
  const revoke = (id: string) =>
    task.run(async () => {
      await call("apps.configTokens.revoke", { token_id: id });
      await load();
    });
  return (
    <View title={t("apps.configTokens")} onBack={onBack}>
      <div className={styles.body}>
        <div className={styles.column}>
          <Panel
            title={t("apps.configTokens")}
            hint={t("apps.configTokensHint")}
            error={task.error ?? failed}
            action={
              <Button busy={task.busy} icon={<Icon of={KeyRound} />} onClick={() => void create()}>
                {t("apps.newToken")}
              </Button>
            }
          >
            {made ? (
              <>
                <p className={styles.notice} role="status">
                  <Icon of={KeyRound} size={16} />
                  <span>{t("apps.tokenOnce")}</span>
                </p>
                <Secret label={t("apps.token")} value={made.token} />
                <Secret label={t("apps.refreshToken")} value={made.refresh_token} hint={t("apps.refreshTokenHint")} />
              </>
            ) : null}
          </Panel>
          {tokens === undefined ? (
            failed ? null : (
              <Skeleton height={44} />
            )
          ) : tokens.length === 0 ? (
            <EmptyState drawing="door" title={t("apps.noTokens")} text={t("apps.noConfigTokensText")} />
          ) : (
            <ul className={styles.items} aria-label={t("apps.configTokens")}>
              {tokens.map((token) => (
                <TokenLine key={token.id} token={token} name={t("apps.configToken")} onRevoke={() => void revoke(token.id)} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </View>
  );
}
