import { Hash, Lock } from "lucide-react";
import { useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { type Conversation, rememberConversations } from "../../model";
import { Button, EmptyState, Icon, Spinner, TextField } from "../../ui";
import styles from "./Browse.module.css";

export interface BrowseProps {
  onOpen: (id: string) => void;
  onCreate: () => void;
}

/** Every channel there is to see: find, look in, join. */
export function Browse({ onOpen, onCreate }: BrowseProps) {
  const t = useText();
  const [query, setQuery] = useState("");
  const [channels, setChannels] = useState<Conversation[]>();
  useEffect(() => {
    const timer = setTimeout(async () => {
      const answer = await call<{ channels: Conversation[] }>("conversations.search", { query, limit: 100 }).catch(() => ({
        channels: [],
      }));
      setChannels(answer.channels);
    }, 120);
    return () => clearTimeout(timer);
  }, [query]);

  function open(channel: Conversation) {
    rememberConversations([{ unread_count: 0, mention_count: 0, ...channel }]);
    onOpen(channel.id);
  }

  return (
    <section className={styles.browse} aria-label={t("browser.title")}>
      <header className={styles.head}>
        <h1>{t("browser.title")}</h1>
        <Button variant="primary" onClick={onCreate}>
          {t("browser.create")}
        </Button>
      </header>
      <div className={styles.body}>
        <TextField label={t("browser.find")} value={query} onChange={(event) => setQuery(event.target.value)} />
        {channels === undefined ? <Spinner /> : null}
        {channels?.length === 0 ? <EmptyState drawing="door" title={t("browser.none")} /> : null}
        <ul className={styles.list}>
          {channels?.map((channel) => (
            <li key={channel.id}>
              <button type="button" className={styles.channel} onClick={() => open(channel)}>
                <Icon of={channel.is_private ? Lock : Hash} size={16} />
                <strong dir="auto">{channel.name}</strong>
                <span>{t("browser.members", { count: channel.num_members ?? 0 })}</span>
                {channel.is_member ? <span className={styles.joined}>{t("browser.joined")}</span> : null}
                <small dir="auto">{channel.purpose?.value || channel.topic?.value}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
