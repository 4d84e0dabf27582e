import { SquarePen, Users } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { formatShort, useFormats, useText } from "../../i18n";
import {
  conversationById,
  displayName,
  names,
  rememberConversations,
  self,
  useConversation,
  useConversationName,
  useFace,
  usePages,
  usePresence,
  useUser,
  watchEvents,
} from "../../model";
import { plainText } from "../../richtext";
import { Avatar, Badge, Button, badgeCount, EmptyState, Icon, IconButton, Line, Lines, PresenceDot, Tabs, View } from "../../ui";
import styles from "./DirectPage.module.css";
import { type Dm, keyOf, loadDms } from "./dms";

export interface DirectPageProps {
  onOpen: (id: string) => void;
  onNew: () => void;
  onBack: () => void;
}

type Shown = "all" | "unread";

/** Everybody one writes with, whoever wrote last first. */
export function DirectPage(props: DirectPageProps) {
  const t = useText();
  const [shown, setShown] = useState<Shown>("all");
  return (
    <View
      title={t("direct.title")}
      onBack={props.onBack}
      isTabbed
      actions={<IconButton icon={SquarePen} label={t("direct.new")} shortcut="Alt+N" onClick={props.onNew} />}
    >
      <Tabs
        label={t("direct.title")}
        value={shown}
        onChange={setShown}
        tabs={(["all", "unread"] as const).map((value) => ({ value, label: t(`direct.${value}`) }))}
      >
        <List key={shown} shown={shown} onShowAll={() => setShown("all")} {...props} />
      </Tabs>
    </View>
  );
}

function List({ shown, onOpen, onNew, onShowAll }: DirectPageProps & { shown: Shown; onShowAll: () => void }) {
  const t = useText();
  const isUnreadOnly = shown === "unread";
  const pages = usePages(
    useCallback((cursor: string) => loadDms(isUnreadOnly, cursor), [isUnreadOnly]),
    keyOf,
  );
  useRefresh(pages.refresh);

  function open(dm: Dm) {
    const { message: _, ...conversation } = dm;
    if (!conversationById(dm.id)) rememberConversations([{ ...conversation, is_member: true }]);
    onOpen(dm.id);
  }

  return (
    <Lines
      label={t("direct.title")}
      state={pages.state}
      isEmpty={pages.items.length === 0}
      onRetry={pages.refresh}
      onMore={pages.more}
      empty={
        isUnreadOnly ? (
          <EmptyState
            drawing="window"
            title={t("direct.noneUnread")}
            text={t("direct.noneUnreadText")}
            action={<Button onClick={onShowAll}>{t("direct.showAll")}</Button>}
          />
        ) : (
          <EmptyState
            drawing="bench"
            title={t("direct.none")}
            text={t("direct.noneText")}
            action={
              <Button variant="primary" onClick={onNew}>
                {t("direct.new")}
              </Button>
            }
          />
        )
      }
    >
      {pages.items.map((dm) => (
        <DmLine key={dm.id} dm={dm} onOpen={() => open(dm)} />
      ))}
    </Lines>
  );
}

/** The list follows what is said in direct conversations, and what is read elsewhere. */
function useRefresh(refresh: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchEvents((event) => {
      const channel = typeof event.channel === "string" ? conversationById(event.channel) : undefined;
      const isDirect = channel?.is_im || channel?.is_mpim;
      if (!(isDirect && event.type === "message") && !/^(im|mpim)_(marked|created|joined)$/.test(event.type)) return;
      clearTimeout(timer);
      timer = setTimeout(refresh, 300);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [refresh]);
}

function DmLine({ dm, onOpen }: { dm: Dm; onOpen: () => void }) {
  const t = useText();
  useFormats();
  const known = useConversation(dm.id);
  const partner = useFace(dm.user);
  const name = useConversationName(dm.id) ?? partner.name;
  const unread = known?.unread_count ?? dm.unread_count ?? 0;
  const isMuted = known?.is_muted ?? dm.is_muted;
  return (
    <Line
      start={dm.is_im ? <Partner id={dm.user ?? ""} /> : <Group count={(dm.members?.length ?? 1) - 1} />}
      headline={<strong>{name}</strong>}
      at={dm.message.ts}
      atText={formatShort(dm.message.ts)}
      text={<Preview dm={dm} />}
      isSoft
      isUnread={unread > 0 && !isMuted}
      onOpen={onOpen}
      actions={unread > 0 ? <Badge label={t("direct.unreadCount", { count: unread })}>{badgeCount(unread)}</Badge> : undefined}
    />
  );
}

/** "You: see you there", "Ana: 2 files". */
function Preview({ dm }: { dm: Dm }) {
  const t = useText();
  const author = useUser(dm.message.user);
  const words = plainText(dm.message, names);
  const text = words || t("direct.files", { count: dm.message.num_files ?? 0 });
  if (dm.message.user === self().id) return t("direct.youSaid", { text });
  return dm.is_im || !author ? text : t("direct.said", { name: displayName(author), text });
}

function Partner({ id }: { id: string }) {
  const face = useFace(id);
  const presence = usePresence(id);
  return (
    <span className={styles.partner}>
      <Avatar {...face} size={36} />
      <PresenceDot presence={presence} />
    </span>
  );
}

function Group({ count }: { count: number }) {
  return (
    <span className={styles.group} aria-hidden="true">
      <Icon of={Users} size={20} />
      <span className={styles.size}>{count}</span>
    </span>
  );
}
