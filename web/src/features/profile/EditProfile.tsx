import { useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import type { User } from "../../model";
import { Avatar, Button, Dialog, Select, TextField } from "../../ui";
import { PhotoDialog } from "./PhotoDialog";
import styles from "./ProfilePane.module.css";
import { largePhoto } from "./person";
import { type ProfileField, useProfileFields } from "./useProfileFields";

/** One's own profile as a form. */
export function EditProfile({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText();
  const fields = useProfileFields();
  const [profile, setProfile] = useState(() => ({
    real_name: user.profile.real_name ?? user.real_name ?? "",
    display_name: user.profile.display_name ?? "",
    pronouns: user.profile.pronouns ?? "",
    title: user.profile.title ?? "",
    phone: user.profile.phone ?? "",
  }));
  const [custom, setCustom] = useState<Record<string, string>>({});
  const [photo, setPhoto] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function save() {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const changed = Object.fromEntries(Object.entries(custom).map(([id, value]) => [id, { value, alt: "" }]));
      await call("users.profile.set", { profile: { ...profile, ...(Object.keys(changed).length > 0 ? { fields: changed } : {}) } });
      onClose();
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
      setBusy(false);
    }
  }

  const field = (name: keyof typeof profile, label: string, autoComplete: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      value={profile[name]}
      autoComplete={autoComplete}
      maxLength={80}
      onChange={(event) => setProfile({ ...profile, [name]: event.currentTarget.value })}
    />
  );

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("profile.edit")}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={profile.real_name.trim() === ""}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      <div className={styles.photoRow}>
        <Avatar id={user.id} name={profile.real_name || user.name} src={largePhoto(user)} size={72} />
        <div className={styles.photoButtons}>
          <Button onClick={() => setPhoto(true)}>{t("profile.changePhoto")}</Button>
          {largePhoto(user) ? (
            <Button variant="quiet" onClick={() => void call("users.deletePhoto", {}).catch(() => undefined)}>
              {t("profile.removePhoto")}
            </Button>
          ) : null}
        </div>
      </div>
      {field("real_name", t("profile.fullName"), "name")}
      {field("display_name", t("profile.displayName"), "nickname", t("profile.displayNameHint"))}
      {field("title", t("profile.jobTitle"), "organization-title")}
      {field("pronouns", t("profile.pronouns"), "off")}
      {field("phone", t("profile.phone"), "tel")}
      {fields.map((extra) => (
        <CustomField
          key={extra.id}
          field={extra}
          value={custom[extra.id] ?? user.profile.fields?.[extra.id]?.value ?? ""}
          onChange={(value) => setCustom({ ...custom, [extra.id]: value })}
        />
      ))}
      {photo ? <PhotoDialog onClose={() => setPhoto(false)} /> : null}
    </Dialog>
  );
}

const INPUTS: Record<string, string> = { date: "date", link: "url" };

/** A field of this workspace's own, by its kind. */
function CustomField({ field, value, onChange }: { field: ProfileField; value: string; onChange: (value: string) => void }) {
  if (field.type === "options_list") {
    const choices = ["", ...(field.possible_values ?? [])];
    return (
      <Select
        label={field.label}
        hint={field.hint}
        value={value}
        options={choices.map((choice) => ({ value: choice, label: choice || "–" }))}
        onChange={onChange}
      />
    );
  }
  return (
    <TextField
      label={field.label}
      hint={field.hint}
      type={INPUTS[field.type] ?? "text"}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
