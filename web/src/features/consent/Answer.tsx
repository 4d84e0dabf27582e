import { useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { Button, Select, TextArea } from "../../ui";
import { listRooms, type Parameters, placeOf, type Question, type Room } from "./ask";
import styles from "./Consent.module.css";

interface AnswerProps {
  question: Question;
  parameters: Parameters;
  isSignIn: boolean;
  onLeave: (address: string) => void;
  onCancel: () => Promise<void>;
  /** The server will not have it: what was asked has changed meanwhile, for one. */
  onFail: (code: string) => void;
}

/** Yes or no; or, where the admins decide, a word to them. */
export function Answer({ question, parameters, isSignIn, onLeave, onCancel, onFail }: AnswerProps) {
  const t = useText();
  const [rooms, setRooms] = useState<Room[]>([]);
  const [channel, setChannel] = useState("");
  const [message, setMessage] = useState("");
  const [approval, setApproval] = useState(question.approval);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const needsRoom = question.needs_channel && approval === "allowed";
  useEffect(() => {
    if (needsRoom) listRooms().then(setRooms, () => setError(errorText("unknown")));
  }, [needsRoom]);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      const code = failure instanceof ApiError ? failure.code : "unknown";
      if (code === "offline" || code === "ratelimited") setError(errorText(code, { seconds: 30 }));
      else onFail(code);
    } finally {
      setBusy(false);
    }
  }
  const allow = () =>
    attempt(async () => {
      const { url } = await call<{ url: string }>("oauth.consent.allow", { ...parameters, ...(channel ? { channel } : {}) });
      onLeave(url);
    });
  const request = () =>
    attempt(async () => {
      await call("oauth.consent.request", { ...parameters, message: message.trim() });
      setApproval("requested");
    });

  const place = placeOf(question.redirect_uri);
  const next = place ? t("consent.next", { place }) : t("consent.nextProgram");
  return (
    <>
      {needsRoom ? (
        <Select
          label={t("consent.channel")}
          hint={rooms.length === 0 ? t("consent.noChannels") : undefined}
          value={channel}
          options={[{ value: "", label: t("consent.choose") }, ...rooms.map(({ id, name }) => ({ value: id, label: `#${name}` }))]}
          onChange={setChannel}
        />
      ) : null}
      {approval === "needs_approval" ? (
        <>
          <p>{t("consent.needsApproval")}</p>
          <TextArea
            label={t("consent.message")}
            value={message}
            maxLength={1000}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        </>
      ) : null}
      {approval === "requested" ? <p role="status">{t("consent.requested")}</p> : null}
      {approval === "restricted" ? <p role="alert">{t("consent.restricted")}</p> : null}
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {approval === "allowed" ? <p className={styles.soft}>{next}</p> : null}
      <div className={styles.actions}>
        <Button size="lg" onClick={() => void attempt(onCancel)}>
          {t("consent.cancel")}
        </Button>
        {approval === "allowed" ? (
          <Button variant="primary" size="lg" busy={isBusy} disabled={needsRoom && !channel} onClick={() => void allow()}>
            {t(isSignIn ? "consent.continue" : "consent.allow")}
          </Button>
        ) : null}
        {approval === "needs_approval" ? (
          <Button variant="primary" size="lg" busy={isBusy} onClick={() => void request()}>
            {t("consent.request")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
