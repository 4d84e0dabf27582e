import { Ellipsis, KeyRound, Search, UserRoundCheck, UserRoundX } from "lucide-react";
import { useCallback, useDeferredValue, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { displayName, rememberUsers, type User, useFace, usePages, useSelf } from "../../model";
import {
  AlertDialog,
  Avatar,
  Badge,
  Button,
  Dialog,
  Icon,
  IconButton,
  Menu,
  MenuItem,
  Select,
  Skeleton,
  showToast,
  TextField,
} from "../../ui";
import { CopyLine } from "./CopyLine";
import { Group } from "./Group";
import { InviteLinks } from "./InviteLinks";
import { loadMembers, type MemberRole, ROLE_METHODS, roleOf } from "./members";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

/** Who is in the workspace, as what, and ways in and out. */
export function MembersSettings() {
  const t = useText();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  return (
    <div className={styles.page}>
      <Setting id="members">
        <Group title={t("settings.members")}>
          <TextField
            label={t("settings.findMember")}
            hideLabel
            type="search"
            placeholder={t("settings.findMember")}
            start={<Icon of={Search} size={16} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <MemberList key={query} query={query} />
        </Group>
      </Setting>
      <Setting id="invite">
        <InviteLinks />
      </Setting>
    </div>
  );
}

function MemberList({ query }: { query: string }) {
  const t = useText();
  const pages = usePages(
    useCallback((cursor: string) => loadMembers(query, cursor), [query]),
    ({ id }: User) => id,
  );
  const change = (user: User) => {
    rememberUsers([user]);
    pages.change((users) => users.map((other) => (other.id === user.id ? user : other)));
  };
  if (pages.state === "loading" && pages.items.length === 0) return <Skeleton height={44} />;
  if (pages.state === "failed" && pages.items.length === 0) return <p className={styles.error}>{t("ui.notLoaded")}</p>;
  if (pages.items.length === 0) return <p className={styles.soft}>{t("settings.noMember")}</p>;
  return (
    <>
      <ul className={styles.sessions} aria-label={t("settings.members")}>
        {pages.items.map((user) => (
          <Member key={user.id} user={user} onChange={change} />
        ))}
      </ul>
      {pages.more ? <Button onClick={pages.more}>{t("ui.more")}</Button> : null}
    </>
  );
}

function Member({ user, onChange }: { user: User; onChange: (user: User) => void }) {
  const t = useText();
  const self = useSelf();
  const face = useFace(user.id, displayName(user));
  const [asks, setAsks] = useState(false);
  const [link, setLink] = useState<string>();
  const role = roleOf(user);
  const isOther = user.id !== self.id && (role !== "owner" || self.is_owner === true);

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work();
      onChange((await call<{ user: User }>("users.info", { user: user.id })).user);
    } catch (problem) {
      showToast({ title: errorText(problem instanceof ApiError ? problem.code : "offline"), tone: "bad" });
    }
  }

  const reset = async () => {
    const { url } = await call<{ url: string }>("auth.password.createReset", { user: user.id });
    setLink(new URL(url, location.origin).href);
  };

  const roles: MemberRole[] = role === "guest" ? ["guest", "member"] : self.is_owner ? ["member", "admin", "owner"] : ["member", "admin"];
  return (
    <li className={styles.session}>
      <Avatar {...face} size={28} />
      <span className={styles.sessionWords}>
        <span dir="auto">
          {displayName(user)} {user.deleted ? <Badge tone="soft">{t("profile.role.deactivated")}</Badge> : null}
        </span>
        <span className={styles.soft} dir="auto">
          {user.profile.email ?? `@${user.name}`}
        </span>
      </span>
      {user.deleted || !isOther || user.is_bot ? (
        <span className={styles.soft}>{user.is_bot ? t("profile.role.app") : t(`settings.role.${role}`)}</span>
      ) : (
        <Select<MemberRole>
          hideLabel
          label={t("settings.roleOf", { name: displayName(user) })}
          value={role}
          options={roles.map((value) => ({ value, label: t(`settings.role.${value}`) }))}
          onChange={(next) => void attempt(() => call(ROLE_METHODS[next], { user_id: user.id }))}
        />
      )}
      {isOther && !user.is_bot ? (
        <Menu align="end" trigger={<IconButton icon={Ellipsis} size="sm" label={t("settings.moreFor", { name: displayName(user) })} />}>
          {user.deleted ? (
            <MenuItem icon={UserRoundCheck} onSelect={() => void attempt(() => call("admin.users.assign", { user_id: user.id }))}>
              {t("settings.reactivate")}
            </MenuItem>
          ) : (
            <>
              <MenuItem icon={KeyRound} onSelect={() => void attempt(reset)}>
                {t("settings.reset")}
              </MenuItem>
              <MenuItem icon={UserRoundX} danger onSelect={() => setAsks(true)}>
                {t("settings.deactivate")}
              </MenuItem>
            </>
          )}
        </Menu>
      ) : null}
      <AlertDialog
        open={asks}
        onOpenChange={setAsks}
        danger
        title={t("settings.deactivateAsk", { name: displayName(user) })}
        description={t("settings.deactivateText")}
        confirmLabel={t("settings.deactivate")}
        onConfirm={() => {
          setAsks(false);
          void attempt(() => call("admin.users.remove", { user_id: user.id }));
        }}
      />
      <Dialog
        open={link !== undefined}
        onOpenChange={() => setLink(undefined)}
        title={t("settings.resetFor", { name: displayName(user) })}
        description={t("settings.resetHint")}
      >
        <CopyLine text={link ?? ""} />
      </Dialog>
    </li>
  );
}
