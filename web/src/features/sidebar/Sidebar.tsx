import { MessageSquareText, PencilLine, Search, SquarePen } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { call } from "../../api";
import { text, useText } from "../../i18n";
import { keysOf } from "../../keys";
import { conversationById, conversationName, deleteSection, type Section, useTeam, useThreadCounts } from "../../model";
import { AlertDialog, Badge, badgeCount, classes, describeKeys, Icon, IconButton, showToast } from "../../ui";
import { SectionDialog } from "./late";
import styles from "./Sidebar.module.css";
import { SidebarTree } from "./SidebarTree";

export interface SidebarProps {
  activeId: string | undefined;
  activeView: string;
  /** Conversations with something half written in them. */
  drafts: ReadonlySet<string>;
  draftCount: number;
  hrefOf: (conversationId: string) => string;
  onOpen: (conversationId: string) => void;
  onView: (view: "threads" | "drafts") => void;
  onSwitch: () => void;
  onBrowse: () => void;
  onApps: () => void;
  onCreate: () => void;
  onNewMessage: () => void;
  onDetails: (conversationId: string) => void;
  emojiPicker: (onPick: (name: string) => void) => ReactNode;
  /** What makes it wider. */
  edge: ReactNode;
  /** It is all there is on the screen: a phone's first page. */
  isPage: boolean;
}

type Asking =
  | { about: "section"; section?: Section; channelId?: string }
  | { about: "delete"; section: Section }
  | { about: "leave"; channelId: string };

/** The rooms along the hallway: what one is in, with a lamp where someone waits. */
export function Sidebar(props: SidebarProps) {
  const t = useText();
  const team = useTeam();
  const [asking, setAsking] = useState<Asking>();
  const { onBrowse, onApps, onCreate, onNewMessage, onDetails } = props;
  const acts = useMemo(
    () => ({
      onBrowse,
      onApps,
      onCreate,
      onNewMessage,
      onDetails,
      onNewSection: (channelId?: string) => setAsking({ about: "section", ...(channelId ? { channelId } : {}) }),
      onRenameSection: (section: Section) => setAsking({ about: "section", section }),
      onDeleteSection: (section: Section) => setAsking({ about: "delete", section }),
      onLeave: (channelId: string) => {
        // A private channel cannot be entered again without being asked in.
        if (conversationById(channelId)?.is_private) setAsking({ about: "leave", channelId });
        else attempt(call("conversations.leave", { channel: channelId }));
      },
    }),
    [onBrowse, onApps, onCreate, onNewMessage, onDetails],
  );

  const Name = props.isPage ? "h1" : "span";
  const Head = props.isPage ? "div" : "header";
  return (
    <div className={styles.sidebar} id="sidebar" {...(props.isPage ? { role: "main" } : {})}>
      <Head className={styles.head} data-region="search">
        <div className={styles.top}>
          <Name className={styles.team} dir="auto">
            {team.name}
          </Name>
          <IconButton icon={SquarePen} label={t("sidebar.newMessage")} shortcut={keysOf("newMessage")} onClick={onNewMessage} />
        </div>
        <button type="button" className={styles.search} onClick={props.onSwitch}>
          <Icon of={Search} size={16} />
          <span>{t("sidebar.find")}</span>
          <kbd>{describeKeys(keysOf("switcher"))}</kbd>
        </button>
      </Head>
      <nav className={styles.rooms} aria-label={t("sidebar.label")} data-region="sidebar">
        <Views {...props} />
        <SidebarTree activeId={props.activeId} drafts={props.drafts} hrefOf={props.hrefOf} onOpen={props.onOpen} acts={acts} />
        {props.edge}
      </nav>
      {questions()}
    </div>
  );

  function questions() {
    const close = () => setAsking(undefined);
    switch (asking?.about) {
      case "section":
        return <SectionDialog section={asking.section} channelId={asking.channelId} emojiPicker={props.emojiPicker} onClose={close} />;
      case "delete":
        return (
          <AlertDialog
            open
            onOpenChange={close}
            title={t("sidebar.deleteSectionTitle", { name: asking.section.name })}
            description={t("sidebar.deleteSectionText")}
            confirmLabel={t("sidebar.deleteSection")}
            onConfirm={() => {
              close();
              attempt(deleteSection(asking.section.id));
            }}
          />
        );
      case "leave":
        return (
          <AlertDialog
            open
            danger
            onOpenChange={close}
            title={t("sidebar.leaveTitle", { name: conversationName(asking.channelId) ?? "" })}
            description={t("sidebar.leaveText")}
            confirmLabel={t("sidebar.leave")}
            onConfirm={() => {
              close();
              attempt(call("conversations.leave", { channel: asking.channelId }));
            }}
          />
        );
    }
    return null;
  }
}

function attempt(work: Promise<unknown>) {
  void work.catch(() => showToast({ title: text("sidebar.notDone"), tone: "bad" }));
}

/** What gathers things from all conversations. */
function Views({ activeView, draftCount, onView }: SidebarProps) {
  const t = useText();
  const threads = useThreadCounts();

  function link(view: "threads" | "drafts", icon: typeof Search, name: string, isBold: boolean, end: ReactNode) {
    const isActive = activeView === view;
    return (
      <li>
        <a
          href={`/${view}`}
          className={classes(styles.row, isActive && styles.active, isBold && styles.unread)}
          aria-current={isActive ? "page" : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onView(view);
          }}
        >
          <span className={styles.start}>
            <Icon of={icon} size={16} />
          </span>
          <span className={styles.name}>{name}</span>
          {end}
        </a>
      </li>
    );
  }

  return (
    <ul className={styles.views}>
      {link(
        "threads",
        MessageSquareText,
        t("sidebar.threads"),
        threads.has_unreads,
        threads.mention_count > 0 ? (
          <span data-badge={threads.mention_count}>
            <Badge label={t("sidebar.mentions", { count: threads.mention_count })}>{badgeCount(threads.mention_count)}</Badge>
          </span>
        ) : null,
      )}
      {link(
        "drafts",
        PencilLine,
        t("sidebar.drafts"),
        false,
        draftCount > 0 ? (
          <Badge tone="soft" label={t("sidebar.draftCount", { count: draftCount })}>
            {badgeCount(draftCount)}
          </Badge>
        ) : null,
      )}
    </ul>
  );
}
