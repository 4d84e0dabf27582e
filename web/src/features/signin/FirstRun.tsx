import { DoorOpen, FileArchive, type LucideIcon, Sparkles } from "lucide-react";
import { type FormEvent, useState } from "react";
import { call, upload } from "../../api";
import { useText } from "../../i18n";
import { Button, Icon, Progress, TextField } from "../../ui";
import { ImportProgress } from "./ImportProgress";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { MIN_PASSWORD, useSubmit } from "./useSubmit";
import { ZipDrop } from "./ZipDrop";

type Way = "create" | "import" | "demo";

const ICONS: Record<Way, LucideIcon> = { create: DoorOpen, import: FileArchive, demo: Sparkles };

/** The first page of a new server: an empty workspace, one from Slack, or one to look around in. */
export function FirstRun({ onSignedIn = () => location.assign("/") }: { onSignedIn?: () => void }) {
  const t = useText();
  const submit = useSubmit();
  const [way, setWay] = useState<Way>("create");
  const [zip, setZip] = useState<File>();
  const [sent, setSent] = useState<number>();
  const [importId, setImportId] = useState<string>();

  async function start(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const value = (name: string) => String(fields.get(name) ?? "").trim();
    const person = { name: value("name"), email: value("email"), password: String(fields.get("password")) };
    let started: string | undefined;
    const done = await submit.run(async () => {
      if (way === "create") await call("client.setup", { team_name: value("team_name"), ...person });
      else if (way === "demo") await call("client.setupDemo", person);
      else if (zip) started = await sendExport(zip, { team_name: value("team_name"), ...person }, setSent);
    });
    setSent(undefined);
    if (done && started) setImportId(started);
    else if (done && way !== "import") onSignedIn();
  }

  if (importId) {
    return (
      <Page title={t("signin.importTitle")} wide>
        <div className={styles.form}>
          <ImportProgress importId={importId} onOpen={onSignedIn} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={t("signin.welcome")} lead={t("signin.welcomeLead")} wide>
      <form className={styles.form} onSubmit={(event) => void start(event)}>
        <FormError>{submit.error}</FormError>
        <WayChoice way={way} onChange={setWay} />
        {way === "import" ? <ZipDrop file={zip} onFile={setZip} /> : null}
        {way === "demo" ? null : (
          <TextField
            label={t("signin.teamName")}
            name="team_name"
            autoComplete="organization"
            maxLength={80}
            required
            hint={way === "import" ? t("signin.teamNameImportHint") : undefined}
          />
        )}
        <div className={styles.pair}>
          <TextField label={t("signin.yourName")} name="name" autoComplete="name" maxLength={80} required />
          <TextField label={t("signin.email")} name="email" type="email" autoComplete="username" required />
        </div>
        <PasswordField
          label={t("signin.password")}
          name="password"
          autoComplete="new-password"
          minLength={MIN_PASSWORD}
          hint={t("signin.passwordHint", { count: MIN_PASSWORD })}
        />
        {sent === undefined ? null : <Progress label={t("signin.uploading")} value={sent} />}
        <Button type="submit" variant="primary" size="lg" wide busy={submit.busy} disabled={way === "import" && !zip}>
          {t(`signin.start.${way}`)}
        </Button>
      </form>
    </Page>
  );
}

function WayChoice({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const t = useText();
  return (
    <fieldset className={styles.choices} aria-label={t("signin.welcomeLead")}>
      {(["create", "import", "demo"] as const).map((choice) => (
        <label key={choice} className={styles.choice}>
          <input type="radio" name="way" value={choice} checked={way === choice} onChange={() => onChange(choice)} />
          <Icon of={ICONS[choice]} size={20} />
          <span>
            <span className={styles.choiceTitle}>{t(`signin.way.${choice}`)}</span>
            <span className={styles.choiceHint}>{t(`signin.wayHint.${choice}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

async function sendExport(zip: File, person: Record<string, string>, onProgress: (share: number) => void): Promise<string> {
  const form = new FormData();
  // The fields come first: the server reads the file as a stream and must know them by then.
  for (const [name, value] of Object.entries(person)) form.append(name, value);
  form.append("file", zip, zip.name);
  const answer = await upload<{ import_id: string }>("/setup/import", form, { onProgress });
  return answer.import_id;
}
