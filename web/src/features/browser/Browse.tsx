import { Archive, Hash, Lock, Search } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { type Conversation, rememberConversations, useConversation, usePages } from "../../model";
import { Button, EmptyState, Icon, Line, Lines, Select, showToast, TextField, View } from "../../ui";
import styles from "./Browse.module.css";
import { type Counts, keyOf, loadChannels, SHOWN, type Shown, SORTS, type Sort } from "./channels";

export interface BrowseProps {
  onOpen: (id: string) => void;
  onCreate: () => void;
  onBack: () => void;
}

const TYPING_PAUSE_MS = 120;

/** Every channel there is to see, the archived ones too: find, look in, join. */
export function Browse({ onOpen, onCreate, onBack }: BrowseProps) {
  const t = useText();
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [show, setShow] = useState<Shown>("open");
  const [sort, setSort] = useState<Sort>("name");
  const [counts, setCounts] = useState<Counts>();
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const pages = usePages(
    useCallback(
      async (cursor: string) => {
        const page = await loadChannels({ query, show, sort }, cursor);
        setCounts(page.counts);
        return page;
      },
      [query, show, sort],
    ),
    keyOf,
  );

  function open(channel: Conversation) {
    rememberConversations([{ unread_count: 0, mention_count: 0, ...channel }]);
    onOpen(channel.id);
  }

  const isArchiveOffered = show !== "archived" && show !== "all" && (counts?.archived ?? 0) > 0;
  return (
    <View
      title={t("browser.title")}
      onBack={onBack}
      actions={
        <Button variant="primary" onClick={onCreate}>
          {t("browser.create")}
        </Button>
      }
    >
      <search className={styles.tools}>
        <TextField
          label={t("browser.find")}
          hideLabel
          placeholder={t("browser.find")}
          start={<Icon of={Search} size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          hideLabel
          label={t("browser.show")}
          value={show}
          onChange={setShow}
          options={SHOWN.map((value) => ({ value, label: labelOf(value) }))}
        />
        <Select
          hideLabel
          label={t("browser.sort")}
          value={sort}
          onChange={setSort}
          options={SORTS.map((value) => ({ value, label: t(`browser.sort.${value}`) }))}
        />
      </search>
      <Lines
        label={t("browser.title")}
        state={pages.state}
        isEmpty={pages.items.length === 0}
        onRetry={pages.refresh}
        onMore={pages.more}
        empty={
          <EmptyState
            drawing="door"
            title={query ? t("browser.none") : t("browser.nothing")}
            text={isArchiveOffered ? t("browser.archivedHint", { count: counts?.archived ?? 0 }) : t("browser.nothingText")}
            action={
              isArchiveOffered ? (
                <Button onClick={() => setShow("archived")}>{t("browser.showArchived")}</Button>
              ) : (
                <Button onClick={onCreate}>{t("browser.create")}</Button>
              )
            }
          />
        }
      >
        {pages.items.map((channel) => (
          <ChannelLine key={channel.id} channel={channel} onOpen={() => open(channel)} />
        ))}
      </Lines>
    </View>
  );

  function labelOf(value: Shown): string {
    const count = value === "open" ? counts?.open : value === "archived" ? counts?.archived : undefined;
    return count === undefined ? t(`browser.show.${value}`) : t("browser.counted", { name: t(`browser.show.${value}`), count });
  }
}

function ChannelLine({ channel, onOpen }: { channel: Conversation; onOpen: () => void }) {
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const live = useConversation(channel.id);
  const isMember = live ? live.is_member !== false : channel.is_member;
  const isArchived = live?.is_archived ?? channel.is_archived;

  async function change(method: "conversations.join" | "conversations.leave") {
    setBusy(true);
    try {
      await call(method, { channel: channel.id });
      rememberConversations([{ unread_count: 0, mention_count: 0, ...channel, is_member: method === "conversations.join" }]);
    } catch {
      showToast({ title: t("browser.notDone"), tone: "bad" });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Line
      start={
        <span className={styles.sign}>
          <Icon of={isArchived ? Archive : channel.is_private ? Lock : Hash} size={18} />
        </span>
      }
      headline={<strong>{channel.name}</strong>}
      text={channel.purpose?.value || channel.topic?.value}
      isSoft
      foot={
        <>
          <span>{t("browser.members", { count: live?.num_members ?? channel.num_members ?? 0 })}</span>
          {isMember ? <span className={styles.joined}>{t("browser.joined")}</span> : null}
          {isArchived ? <span>{t("browser.archived")}</span> : null}
        </>
      }
      onOpen={onOpen}
      actions={
        isArchived || channel.is_general ? undefined : (
          <Button
            size="sm"
            busy={isBusy}
            aria-label={t(isMember ? "browser.leaveNamed" : "browser.joinNamed", { name: channel.name ?? "" })}
            onClick={() => void change(isMember ? "conversations.leave" : "conversations.join")}
          >
            {t(isMember ? "browser.leave" : "browser.join")}
          </Button>
        )
      }
    />
  );
}
