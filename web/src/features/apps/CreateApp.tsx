import { KeyRound } from "lucide-react";
import { useState } from "react";
import { call } from "../../api";
import { errorText, useText } from "../../i18n";
import { codeOf } from "../../model";
import { Button, Icon, View } from "../../ui";
import styles from "./Apps.module.css";
import { ManifestEditor } from "./ManifestEditor";
import { complaintsIn, EXAMPLE, type Problem } from "./manifest";
import { Secret } from "./Secret";
import { useProblems } from "./useProblems";

export interface CreateAppProps {
  onOpen: (appId: string) => void;
  onBack: () => void;
}

interface Credentials {
  client_id: string;
  client_secret: string;
  signing_secret: string;
  verification_token: string;
}

interface Made {
  app_id: string;
  credentials: Credentials;
}

/** An app from its manifest; then its secrets, which are shown this once. */
export function CreateApp({ onOpen, onBack }: CreateAppProps) {
  const t = useText();
  const [made, setMade] = useState<Made>();
  return (
    <View title={t("apps.create")} onBack={onBack}>
      <div className={styles.body}>
        <div className={styles.column}>
          {made ? <Secrets made={made} onOpen={() => onOpen(made.app_id)} /> : <Write onMade={setMade} />}
        </div>
      </div>
    </View>
  );
}

function Write({ onMade }: { onMade: (made: Made) => void }) {
  const t = useText();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; problems?: readonly Problem[]; error?: string }>();
  const judged = useProblems(text);
  const isSound = judged.problems?.length === 0;

  async function create() {
    setBusy(true);
    try {
      onMade(await call<Made & Record<string, unknown>>("apps.manifest.create", { manifest: text }));
    } catch (error) {
      try {
        setRefused({ text, problems: complaintsIn(error) });
      } catch {
        setRefused({ text, error: errorText(codeOf(error)) });
      }
      setBusy(false);
    }
  }

  return (
    <>
      <p className={styles.hint}>{t("apps.createHint")}</p>
      <div className={styles.row}>
        <Button size="sm" disabled={text === EXAMPLE} onClick={() => setText(EXAMPLE)}>
          {t("apps.useExample")}
        </Button>
        <OpenFile onText={setText} />
      </div>
      <ManifestEditor
        text={text}
        onChange={setText}
        judged={refused?.text === text && refused.problems ? { problems: refused.problems, error: undefined } : judged}
      />
      {refused?.text === text && refused.error ? (
        <p className={styles.error} role="alert">
          {refused.error}
        </p>
      ) : null}
      <div>
        <Button variant="primary" size="lg" busy={busy} disabled={!isSound} onClick={() => void create()}>
          {t("apps.createSubmit")}
        </Button>
      </div>
    </>
  );
}

/** A manifest that lies on this machine. */
function OpenFile({ onText }: { onText: (text: string) => void }) {
  const t = useText();
  return (
    <label className={styles.file}>
      {t("apps.openFile")}
      <input
        type="file"
        accept=".yml,.yaml,.json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          void file?.text().then(onText);
        }}
      />
    </label>
  );
}

function Secrets({ made, onOpen }: { made: Made; onOpen: () => void }) {
  const t = useText();
  const { client_id, client_secret, signing_secret, verification_token } = made.credentials;
  return (
    <>
      <p className={styles.notice} role="status">
        <Icon of={KeyRound} size={16} />
        <span>{t("apps.secretsOnce")}</span>
      </p>
      <Secret label={t("apps.clientId")} value={client_id} isOpen />
      <Secret label={t("apps.clientSecret")} value={client_secret} hint={t("apps.clientSecretHint")} />
      <Secret label={t("apps.signingSecret")} value={signing_secret} hint={t("apps.signingSecretHint")} />
      <Secret label={t("apps.verificationToken")} value={verification_token} hint={t("apps.verificationTokenHint")} />
      <div>
        <Button variant="primary" size="lg" onClick={onOpen}>
          {t("apps.toApp")}
        </Button>
      </div>
    </>
  );
}
