import { Hash, Lock, User as UserIcon, Users } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import {
  type Conversation,
  conversationName,
  displayName,
  knownConversations,
  openDirect,
  rememberConversations,
  rememberUsers,
  type User,
} from "../../model";
import { Dialog, Icon } from "../../ui";
import { rank } from "./rank";
import styles from "./Switcher.module.css";

export interface SwitcherProps {
  onClose: () => void;
  onOpen: (conversationId: string) => void;
  onSearch: (query: string) => void;
}

interface Entry {
  id: string;
  label: string;
  hint: string;
  icon: typeof Hash;
  score: number;
  open: () => void;
}

const SHOWN = 12;
const ASK_AFTER_MS = 120;

/** Ctrl+K: to any channel or person in two keys. */
export function Switcher({ onClose, onOpen, onSearch }: SwitcherProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [people, setPeople] = useState<User[]>([]);
  const [channels, setChannels] = useState<Conversation[]>([]);
  const words = query.trim().replace(/^[#@]/, "");

  useEffect(() => {
    const timer = setTimeout(async () => {
      const [found, more] = await Promise.all([
        call<{ users: User[] }>("users.search", { query: words, limit: 20 }).catch(() => ({ users: [] })),
        words
          ? call<{ channels: Conversation[] }>("conversations.search", { query: words }).catch(() => ({ channels: [] }))
          : { channels: [] },
      ]);
      rememberUsers(found.users);
      setPeople(found.users);
      setChannels(more.channels);
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [words]);

  const entries = useMemo((): Entry[] => {
    const open = (conversationId: string) => () => {
      onClose();
      onOpen(conversationId);
    };
    const mine = [...knownConversations()].filter((conversation) => !conversation.is_archived);
    const known = new Set(mine.map((conversation) => conversation.id));
    const partners = new Set(mine.flatMap(({ user }) => (user ? [user] : [])));
    const found: Entry[] = [];
    for (const conversation of [...mine, ...channels.filter((other) => !known.has(other.id))]) {
      const label = known.has(conversation.id) ? (conversationName(conversation.id) ?? "") : (conversation.name ?? "");
      const unread = (conversation.unread_count ?? 0) > 0 ? 40 : 0;
      const score = rank(words, label) + unread + (known.has(conversation.id) ? 10 : 0);
      if (words && rank(words, label) === 0) continue;
      const icon = conversation.is_im ? UserIcon : conversation.is_mpim ? Users : conversation.is_private ? Lock : Hash;
      const isNew = !known.has(conversation.id);
      found.push({
        id: conversation.id,
        label,
        hint: isNew ? t("switcher.notJoined") : unread > 0 ? t("switcher.unread") : "",
        icon,
        score: score + recency(conversation),
        open: () => {
          if (isNew) rememberConversations([{ ...conversation, is_member: false }]);
          open(conversation.id)();
        },
      });
    }
    for (const user of people) {
      if (partners.has(user.id)) continue;
      const score = Math.max(rank(words, displayName(user)), rank(words, user.real_name ?? ""), rank(words, user.name));
      if (words && score === 0) continue;
      found.push({
        id: user.id,
        label: displayName(user),
        hint: user.profile.title ?? "",
        icon: UserIcon,
        score,
        open: () => void openDirect([user.id]).then((conversationId) => open(conversationId)()),
      });
    }
    const wanted = query.startsWith("#")
      ? found.filter((entry) => entry.icon !== UserIcon)
      : query.startsWith("@")
        ? found.filter((entry) => entry.icon === UserIcon)
        : found;
    return wanted.sort((left, right) => right.score - left.score).slice(0, SHOWN);
  }, [words, query, people, channels, onClose, onOpen, t]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((place) => (place + step + entries.length + 1) % (entries.length + 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const entry = entries[at];
      if (entry) entry.open();
      else if (words) {
        onClose();
        onSearch(query);
      }
    }
  }

  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t("switcher.title")} initialFocus={input}>
      <input
        ref={input}
        className={styles.box}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={`${id}-${at}`}
        aria-label={t("switcher.title")}
        placeholder={t("switcher.hint")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("switcher.title")} className={styles.list}>
        {entries.map((entry, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div
            key={entry.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className={styles.entry}
            onClick={entry.open}
            onMouseMove={() => setAt(place)}
          >
            <Icon of={entry.icon} size={16} />
            <span dir="auto">{entry.label}</span>
            <small>{entry.hint}</small>
          </div>
        ))}
        {words ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div
            id={`${id}-${entries.length}`}
            role="option"
            aria-selected={at === entries.length}
            className={styles.entry}
            onClick={() => onSearch(query)}
          >
            {t("switcher.search", { query })}
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Conversations with something new lately come first: up to 9 points. */
function recency(conversation: Conversation): number {
  const days = (Date.now() / 1000 - Number(conversation.latest ?? 0)) / 86_400;
  return Math.max(0, 9 - days);
}
