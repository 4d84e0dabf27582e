import { useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { type TextKey, useText } from "../../i18n";
import { Button, Mark, Spinner } from "../../ui";
import { Answer } from "./Answer";
import { ask, entered, leaveFor, type Parameters, parametersOf, type Question } from "./ask";
import styles from "./Consent.module.css";
import { Permissions } from "./Permissions";

export interface ConsentProps {
  /** The address’s path before `/authorize`. */
  way: string;
  /** The query of the address, as the app wrote it. */
  query: string;
}

/** An app asks to be let in: who asks, what it may do then, and where one goes on to. */
export function Consent({ way, query }: ConsentProps) {
  const t = useText();
  const [parameters, setParameters] = useState(() => parametersOf(way, query));
  const [question, setQuestion] = useState<Question>();
  const [code, setCode] = useState<string>();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    const put = async () => {
      const asked = await entered(way, parametersOf(way, query));
      setParameters(asked);
      setQuestion(await ask(asked));
    };
    put().catch((error) => setCode(error instanceof ApiError ? error.code : "unknown"));
  }, [way, query]);

  if (code) return <Refused code={code} />;
  if (!question) {
    return (
      <Frame title={t("consent.continue")}>
        <Spinner />
      </Frame>
    );
  }
  const isSignIn = parameters.flow === "openid";
  const { app, team, user } = question;
  const title = isSignIn ? "consent.titleSignIn" : app.is_installed ? "consent.titleMore" : "consent.title";
  const leave = (address: string) => {
    leaveFor(address);
    setDone(true);
  };
  return (
    <Frame title={t(title, { app: app.name, team: team.name })} icon={app}>
      {app.description ? <p className={styles.soft}>{app.description}</p> : null}
      <p className={styles.soft}>
        {t("consent.as", { name: user.real_name })} {isSignIn ? t("consent.leadSignIn", { team: team.name }) : null}
      </p>
      <Permissions title={t("consent.bot")} scopes={question.bot_scopes} />
      <Permissions title={t(isSignIn ? "consent.signIn" : "consent.user")} scopes={question.user_scopes} />
      {isDone ? (
        <p role="status">{t("consent.done")}</p>
      ) : (
        <Answer
          question={question}
          parameters={parameters}
          isSignIn={isSignIn}
          onLeave={leave}
          onCancel={() => cancel(parameters, leave)}
          onFail={setCode}
        />
      )}
    </Frame>
  );
}

async function cancel(parameters: Parameters, leave: (address: string) => void): Promise<void> {
  const { url } = await call<{ url: string }>("oauth.consent.deny", parameters);
  leave(url);
}

/** What the app asked is not put to anybody, and nothing of it goes anywhere. */
function Refused({ code }: { code: string }) {
  const t = useText();
  const key = `consent.why.${code}` as TextKey;
  const why = t(key);
  return (
    <Frame title={t("consent.failed")}>
      <p role="alert">{why === key ? t("consent.why.unknown") : why}</p>
      <p className={styles.soft}>{t("consent.failedHint", { code })}</p>
      <div className={styles.actions}>
        <Button onClick={() => location.assign("/")}>{t("consent.home")}</Button>
      </div>
    </Frame>
  );
}

interface FrameProps {
  title: string;
  icon?: { name: string; icon: string };
  children: React.ReactNode;
}

function Frame({ title, icon, children }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Hallway`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Mark size={22} />
        Hallway
      </header>
      <main className={styles.card}>
        {icon?.icon ? <img className={styles.icon} src={icon.icon} alt="" width={48} height={48} /> : null}
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
