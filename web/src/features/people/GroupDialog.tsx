import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { displayName, knownConversations, rememberUsers, type User, useFace } from "../../model";
import { Avatar, Button, Checkbox, Dialog, IconButton, TextField } from "../../ui";
import styles from "./PeoplePage.module.css";
import { type Group, saveGroup } from "./people";

const HANDLE = /^[\p{L}\p{N}._-]{1,80}$/u;

/** A group as a form: what it is called and mentioned by, who is in it, which channels they are put into. */
export function GroupDialog({ group, onClose }: { group: Group | undefined; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(group?.name ?? "");
  const [ownHandle, setHandle] = useState(group?.handle);
  const [description, setDescription] = useState(group?.description ?? "");
  const [users, setUsers] = useState<readonly string[]>(group?.users ?? []);
  const [channels, setChannels] = useState<readonly string[]>(group?.prefs?.channels ?? []);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const handle = ownHandle ?? suggestHandle(name);
  const isSound = name.trim() !== "" && HANDLE.test(handle) && users.length > 0;

  async function save() {
    if (busy || !isSound) return;
    setBusy(true);
    try {
      await saveGroup(group?.id, { name: name.trim(), handle, description, channels: [...channels], users: [...users] });
      onClose();
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
      setBusy(false);
    }
  }

  const offered = [...knownConversations()]
    .filter((channel) => channel.name && !channel.is_im && !channel.is_mpim && !channel.is_archived)
    .sort((left, right) => (left.name ?? "").localeCompare(right.name ?? ""));
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={group ? t("people.editGroup") : t("people.newGroup")}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!isSound}>
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
      <TextField label={t("people.groupName")} value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
      <TextField
        label={t("people.handle")}
        hint={t("people.handleHint")}
        value={handle}
        maxLength={80}
        error={handle !== "" && !HANDLE.test(handle) ? t("people.handleWrong") : undefined}
        onChange={(event) => setHandle(event.currentTarget.value.replace(/^@/, "").toLowerCase())}
      />
      <TextField
        label={t("people.purpose")}
        value={description}
        maxLength={140}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Members chosen={users} onChange={setUsers} />
      {offered.length > 0 ? (
        <fieldset className={styles.channels}>
          <legend>{t("people.groupChannels")}</legend>
          {offered.map(({ id, name: channel }) => (
            <Checkbox
              key={id}
              label={`#${channel}`}
              checked={channels.includes(id)}
              onChange={(on) => setChannels(on ? [...channels, id] : channels.filter((other) => other !== id))}
            />
          ))}
        </fieldset>
      ) : null}
    </Dialog>
  );
}

/** "Front desk" is mentioned as @front-desk. */
function suggestHandle(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function Members({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<User[]>([]);
  useEffect(() => {
    const query = typed.trim();
    if (query === "") return setFound([]);
    const stop = new AbortController();
    call<{ users: User[] }>("users.search", { query, limit: 8 }, { signal: stop.signal }).then(
      ({ users }) => {
        if (stop.signal.aborted) return;
        rememberUsers(users);
        setFound(users);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [typed]);
  const offered = found.filter(({ id, deleted }) => !deleted && !chosen.includes(id));
  return (
    <>
      <TextField
        label={t("people.members")}
        hint={chosen.length === 0 ? t("people.membersHint") : undefined}
        value={typed}
        placeholder={t("people.find")}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {offered.length > 0 ? (
        <ul className={styles.found} aria-label={t("people.find")}>
          {offered.map((user) => (
            <li key={user.id}>
              <button
                type="button"
                onClick={() => {
                  onChange([...chosen, user.id]);
                  setTyped("");
                }}
              >
                <Avatar
                  id={user.id}
                  name={displayName(user)}
                  src={user.profile.is_custom_image ? user.profile.image_48 : undefined}
                  size={20}
                />
                <span dir="auto">{displayName(user)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className={styles.chosen} aria-label={t("people.members")}>
        {chosen.map((id) => (
          <Member key={id} id={id} onRemove={() => onChange(chosen.filter((other) => other !== id))} />
        ))}
      </ul>
    </>
  );
}

function Member({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useText();
  const face = useFace(id);
  return (
    <li className={styles.chip}>
      <Avatar {...face} size={20} />
      <span dir="auto">{face.name}</span>
      <IconButton icon={X} size="sm" label={t("people.removeMember", { name: face.name })} onClick={onRemove} />
    </li>
  );
}
