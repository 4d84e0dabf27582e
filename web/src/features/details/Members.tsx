import { useCallback, useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { type Conversation, displayName, type Page, rememberUsers, self, type User, usePages, usePresence, useUser } from "../../model";
import { Avatar, Badge, Button, EmptyState, Line, Lines, PresenceDot, showToast, TextField } from "../../ui";
import styles from "./Details.module.css";
import type { Rights } from "./rights";

interface MembersProps {
  conversation: Conversation;
  rights: Rights;
  onOpenUser: (id: string) => void;
}

const ASK_AFTER_MS = 150;

/** Who is in it, a page at a time; what is typed finds members, and others who may be asked in. */
export function Members({ conversation, rights, onOpenUser }: MembersProps) {
  const t = useText();
  const { id } = conversation;
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [others, setOthers] = useState<readonly User[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const pages = usePages(
    useCallback((cursor: string) => loadMembers(id, query, cursor), [id, query]),
    (member) => member,
  );

  const mayAdd = rights.change && !conversation.is_mpim;
  useEffect(() => {
    let isCurrent = true;
    const found = mayAdd && query ? call<{ users: User[] }>("users.search", { query, limit: 20 }) : Promise.resolve({ users: [] });
    found.then(
      ({ users }) => {
        rememberUsers(users);
        if (isCurrent) setOthers(users);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [query, mayAdd]);

  async function change(method: "invite" | "kick", user: string): Promise<boolean> {
    try {
      await call(`conversations.${method}`, method === "invite" ? { channel: id, users: [user] } : { channel: id, user });
      pages.change((items) => (method === "invite" ? [...items, user] : items.filter((item) => item !== user)));
      return true;
    } catch (failure) {
      showToast({ title: errorText(failure instanceof ApiError ? failure.code : "offline"), tone: "bad" });
      return false;
    }
  }

  async function remove(user: string, name: string) {
    if (!(await change("kick", user))) return;
    showToast({ title: t("details.removed", { name }), action: { label: t("details.undo"), onSelect: () => void change("invite", user) } });
  }

  const strangers = pages.state === "ready" ? others.filter((user) => !pages.items.includes(user.id)) : [];
  return (
    <div className={styles.page}>
      <TextField
        label={mayAdd ? t("details.findOrAdd") : t("details.findMember")}
        type="search"
        autoComplete="off"
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.lines}>
        <Lines
          label={t("details.members")}
          state={pages.state}
          isEmpty={pages.items.length === 0}
          empty={strangers.length > 0 ? null : <EmptyState drawing="bench" title={t("details.nobody")} />}
          onRetry={pages.refresh}
          onMore={pages.more}
        >
          {pages.items.map((member) => (
            <MemberLine
              key={member}
              id={member}
              creator={conversation.creator}
              onOpen={() => onOpenUser(member)}
              onRemove={rights.remove && !conversation.is_mpim && member !== self().id ? (name) => void remove(member, name) : undefined}
            />
          ))}
        </Lines>
      </div>
      {strangers.length > 0 ? (
        <section>
          <h3 className={styles.label}>{t("details.others")}</h3>
          <ul className={styles.list}>
            {strangers.map((user) => (
              <MemberLine key={user.id} id={user.id} onOpen={() => onOpenUser(user.id)} onAdd={() => void change("invite", user.id)} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

interface MemberLineProps {
  id: string;
  creator?: string | undefined;
  onOpen: () => void;
  onRemove?: ((name: string) => void) | undefined;
  onAdd?: () => void;
}

function MemberLine({ id, creator, onOpen, onRemove, onAdd }: MemberLineProps) {
  const t = useText();
  const user = useUser(id);
  const presence = usePresence(id);
  const name = user ? displayName(user) : "…";
  return (
    <Line
      start={
        <span className={styles.face}>
          <Avatar id={id} name={name} size={36} src={user?.profile.is_custom_image ? user.profile.image_72 : undefined} />
          <span className={styles.dot}>
            <PresenceDot presence={presence} label={t(`details.presence.${presence}`)} />
          </span>
        </span>
      }
      headline={
        <>
          <strong>{name}</strong> {id === self().id ? <Badge tone="soft">{t("common.you")}</Badge> : null}
          {user?.is_bot ? <Badge tone="soft">{t("timeline.app")}</Badge> : null}
          {id === creator ? <Badge tone="soft">{t("details.creator")}</Badge> : null}
          {user?.is_restricted || user?.is_ultra_restricted ? <Badge tone="soft">{t("details.guest")}</Badge> : null}
        </>
      }
      text={user?.profile.title}
      isSoft
      onOpen={onOpen}
      actions={
        onAdd ? (
          <Button size="sm" aria-label={t("details.addNamed", { name })} onClick={onAdd}>
            {t("details.add")}
          </Button>
        ) : onRemove ? (
          <Button size="sm" variant="quiet" aria-label={t("details.removeNamed", { name })} onClick={() => onRemove(name)}>
            {t("details.remove")}
          </Button>
        ) : undefined
      }
    />
  );
}

async function loadMembers(channel: string, query: string, cursor: string): Promise<Page<string>> {
  const answer = await call<{ members: string[]; response_metadata: { next_cursor: string } }>("conversations.members", {
    channel,
    limit: 50,
    ...(query ? { query } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return { items: answer.members, next: answer.response_metadata.next_cursor };
}
