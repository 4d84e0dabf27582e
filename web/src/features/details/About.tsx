import { useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, formatDate, useFormats, useText } from "../../i18n";
import { type Conversation, displayName, useUser } from "../../model";
import { Button, showToast, TextArea, TextField } from "../../ui";
import styles from "./Details.module.css";
import type { Rights } from "./rights";

interface AboutProps {
  conversation: Conversation;
  rights: Rights;
  onOpenUser: (id: string) => void;
}

/** Name, topic, purpose, and where it came from. */
export function About({ conversation, rights, onOpenUser }: AboutProps) {
  const t = useText();
  useFormats();
  const creator = useUser(conversation.creator);
  const { id } = conversation;
  const isDirect = conversation.is_im || conversation.is_mpim;
  const link = new URL(`/archives/${id}`, location.origin).href;

  function copy(what: string) {
    navigator.clipboard.writeText(what).then(
      () => showToast({ title: t("common.copied") }),
      () => showToast({ title: t("sidebar.notDone"), tone: "bad" }),
    );
  }

  return (
    <div className={styles.page}>
      {isDirect ? null : (
        <Fact
          label={t("details.name")}
          value={conversation.name ?? ""}
          hint={t("browser.nameHint")}
          tidy={(text) =>
            text
              .toLowerCase()
              .replace(/\s+/g, "-")
              .replace(/[^\p{L}\p{N}\-_]/gu, "")
          }
          save={rights.rule && !conversation.is_archived ? (name) => call("conversations.rename", { channel: id, name }) : undefined}
        />
      )}
      <Fact
        label={t("details.topic")}
        value={conversation.topic?.value ?? ""}
        empty={t("details.noTopic")}
        hint={t("details.topicHint")}
        save={rights.change ? (topic) => call("conversations.setTopic", { channel: id, topic }) : undefined}
      />
      {isDirect ? null : (
        <Fact
          label={t("details.purpose")}
          value={conversation.purpose?.value ?? ""}
          empty={t("details.noPurpose")}
          hint={t("details.purposeHint")}
          save={rights.change ? (purpose) => call("conversations.setPurpose", { channel: id, purpose }) : undefined}
        />
      )}
      <section className={styles.fact}>
        <h3 className={styles.label}>{t("details.created")}</h3>
        <p className={styles.value}>
          {creator ? (
            <button type="button" className={styles.person} dir="auto" onClick={() => onOpenUser(creator.id)}>
              {displayName(creator)}
            </button>
          ) : null}{" "}
          {conversation.created ? formatDate(conversation.created) : null}
        </p>
      </section>
      <div className={styles.buttons}>
        <Button onClick={() => copy(link)}>{t("sidebar.copyLink")}</Button>
        <Button onClick={() => copy(id)}>{t("details.copyId", { id })}</Button>
      </div>
    </div>
  );
}

interface FactProps {
  label: string;
  value: string;
  empty?: string;
  hint: string;
  tidy?: (text: string) => string;
  /** Left out where the reader may not change it. */
  save: ((value: string) => Promise<unknown>) | undefined;
}

/** Something a channel says of itself; those who may change it do so in its place. */
function Fact({ label, value, empty, hint, tidy, save }: FactProps) {
  const t = useText();
  const [edited, setEdited] = useState<string>();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function submit() {
    setBusy(true);
    try {
      await save?.(edited ?? "");
      setEdited(undefined);
    } catch (failure) {
      setError(errorText(failure instanceof ApiError ? failure.code : "offline"));
    } finally {
      setBusy(false);
    }
  }

  if (edited !== undefined) {
    const Field = tidy ? TextField : TextArea;
    return (
      <form
        className={styles.fact}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={label}
          hint={hint}
          value={edited}
          error={error}
          maxLength={tidy ? 80 : 250}
          autoFocus
          onChange={(event: { currentTarget: { value: string } }) => {
            setEdited(tidy ? tidy(event.currentTarget.value) : event.currentTarget.value);
            setError(undefined);
          }}
        />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" busy={isBusy} disabled={tidy !== undefined && edited === ""}>
            {t("common.save")}
          </Button>
          <Button onClick={() => setEdited(undefined)}>{t("common.cancel")}</Button>
        </div>
      </form>
    );
  }
  return (
    <section className={styles.fact}>
      <h3 className={styles.label}>{label}</h3>
      <p className={value ? styles.value : styles.soft} dir="auto">
        {value || empty}
      </p>
      {save ? (
        <Button size="sm" aria-label={t("details.change", { what: label })} onClick={() => setEdited(value)}>
          {t("details.edit")}
        </Button>
      ) : null}
    </section>
  );
}
