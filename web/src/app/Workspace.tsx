import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { onSignedOut } from "../api";
import { openDrafts, useDrafts } from "../features/composer";
import { Sidebar } from "../features/sidebar";
import { useText } from "../i18n";
import {
  conversationById,
  displayName,
  drain,
  setShownPlaces,
  signOut,
  useBadgeTotal,
  useConversationName,
  useSelf,
  useTeam,
  wake,
} from "../model";
import { type RichFile, RichTextProvider } from "../richtext";
import { Avatar, Button, classes, EmptyState, fetchWindows, Spinner } from "../ui";
import styles from "./App.module.css";
import { ChannelView } from "./ChannelView";
import { ConnectionBanner } from "./ConnectionBanner";
import { makeHost } from "./host";
import { part, whenIdle } from "./part";
import { emojiPicker, fetchPicker } from "./picker";
import { channelPath, go, parseRoute, useRoute } from "./routes";
import { firstConversation, neighbour, useShortcuts } from "./shortcuts";
import { ThreadSide } from "./ThreadSide";

const Switcher = part(() => import("../features/switcher").then(({ Switcher }) => Switcher));
const CreateChannel = part(() => import("../features/browser/CreateChannel").then(({ CreateChannel }) => CreateChannel));
const ShortcutSheet = part(() => import("./ShortcutSheet").then(({ ShortcutSheet }) => ShortcutSheet));
const SearchPage = part(() => import("../features/search").then(({ SearchPage }) => SearchPage));
const Browse = part(() => import("../features/browser/Browse").then(({ Browse }) => Browse));
const ActivityPage = part(() => import("../features/activity").then(({ ActivityPage }) => ActivityPage));
const LaterPage = part(() => import("../features/later").then(({ LaterPage }) => LaterPage));
const DirectPage = part(() => import("../features/direct").then(({ DirectPage }) => DirectPage));
const DraftsPage = part(() => import("../features/composer/DraftsPage").then(({ DraftsPage }) => DraftsPage));
const ThreadsPage = part(() => import("./ThreadsPage").then(({ ThreadsPage }) => ThreadsPage));
const ProfilePane = part(() => import("../features/profile").then(({ ProfilePane }) => ProfilePane));
const SelfMenu = part(() => import("../features/profile").then(({ SelfMenu }) => SelfMenu));
const StatusDialog = part(() => import("../features/profile").then(({ StatusDialog }) => StatusDialog));
const Preferences = part(() => import("../features/settings").then(({ Preferences }) => Preferences));
const SignInAgain = part(() => import("../features/signin").then(({ SignInAgain }) => SignInAgain));
const Lightbox = part(() => import("../features/files").then(({ Lightbox }) => Lightbox));

/** What is likely to be opened next, fetched while nothing else is to do. */
function fetchParts(): void {
  fetchWindows();
  fetchPicker();
  const views = [Switcher, SearchPage, Browse, ThreadsPage, ActivityPage, LaterPage, DirectPage, DraftsPage];
  for (const wanted of [...views, CreateChannel, ShortcutSheet, ProfilePane, SelfMenu, StatusDialog, Preferences, Lightbox]) wanted.fetch();
}

const isNarrow = () => matchMedia("(max-width: 768px)").matches;

type Overlay = "switcher" | "create" | "status" | "preferences" | "shortcuts" | undefined;

/** The workspace with what its parts need around them. */
export function Workspace() {
  return (
    <>
      <Rooms />
      <Session />
    </>
  );
}

/** Asks for the password over the page when the session ends, so that nothing half written is lost. */
function Session() {
  const self = useSelf();
  const team = useTeam();
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  return hasEnded ? (
    <Suspense fallback={null}>
      <SignInAgain
        email={self.profile.email ?? ""}
        team={team.domain}
        onSignedIn={() => {
          setEnded(false);
          wake();
          void drain();
        }}
      />
    </Suspense>
  ) : null;
}

/** Sidebar, what is being read, and what stands beside it. */
function Rooms() {
  const t = useText();
  const route = useRoute();
  const team = useTeam();
  const self = useSelf();
  const [overlay, setOverlay] = useState<Overlay>();
  const [profile, setProfile] = useState<string>();
  const [pictures, setPictures] = useState<{ files: RichFile[]; index: number }>();
  const channel = route.view === "channel" ? route.channel : undefined;
  const thread = route.view === "channel" ? route.thread : undefined;
  const drafts = useDrafts();
  const lastChannel = useRef(channel);
  lastChannel.current = channel ?? lastChannel.current;
  /** From a view back to what was read before; on a phone to the list. */
  const leave = () => (lastChannel.current && !isNarrow() ? open(lastChannel.current) : go("/"));

  const open = useCallback((id: string) => go(channelPath(team.id, id)), [team.id]);
  const openThread = useCallback((id: string, ts: string) => go(channelPath(team.id, id, { thread: ts })), [team.id]);
  const openPlace = (place: { channel: string; ts?: string; threadTs?: string | undefined }) =>
    go(channelPath(team.id, place.channel, { ts: place.ts, thread: place.threadTs }));
  const openPerson = useCallback((id: string) => setProfile(id), []);

  useEffect(() => {
    // A phone begins with the list of conversations.
    if (route.view === "home" && !isNarrow()) {
      const first = firstConversation();
      if (first) go(channelPath(team.id, first), { replace: true });
    }
  }, [route.view, team.id]);
  useEffect(() => setShownPlaces(() => (channel ? [channel, ...(thread ? [`${channel}:${thread}`] : [])] : [])), [channel, thread]);
  useEffect(() => void openDrafts(team.id, self.id), [team.id, self.id]);
  useEffect(() => whenIdle(fetchParts), []);
  useTitle(channel);
  useShortcuts({
    switcher: () => setOverlay("switcher"),
    search: () => go("/search"),
    threads: () => go("/threads"),
    browse: () => go("/browse"),
    activity: () => go("/activity"),
    direct: () => go("/direct"),
    later: () => go("/later"),
    drafts: () => go("/drafts"),
    newMessage: () => setOverlay("switcher"),
    preferences: () => setOverlay("preferences"),
    shortcuts: () => setOverlay("shortcuts"),
    status: () => setOverlay("status"),
    previous: () => move(-1, false),
    next: () => move(1, false),
    previousUnread: () => move(-1, true),
    nextUnread: () => move(1, true),
    closePane: () => (profile ? setProfile(undefined) : thread && channel ? open(channel) : undefined),
  });

  function move(step: number, isUnreadOnly: boolean) {
    const next = neighbour(channel, step, isUnreadOnly);
    if (next) open(next);
  }

  const host = useMemo(
    () =>
      makeHost({
        openUser: openPerson,
        openChannel: open,
        channelHref: (id) => channelPath(team.id, id),
        openImage: (files, index) => setPictures({ files, index }),
        openLink: (url) => {
          const target = new URL(url, location.href);
          const found = target.origin === location.origin ? parseRoute(target.pathname, target.search) : undefined;
          if (found?.view !== "channel") return false;
          go(target.pathname + target.search);
          return true;
        },
      }),
    [open, openPerson, team.id],
  );

  const hasPane = profile !== undefined || thread !== undefined;
  return (
    <RichTextProvider host={host}>
      <div className={classes(styles.workspace, route.view !== "home" && styles.reading, hasPane && styles.withPane)}>
        <a className={styles.skip} href="#main">
          {t("shell.skip")}
        </a>
        <Sidebar
          activeId={channel}
          activeView={route.view}
          hrefOf={(id) => channelPath(team.id, id)}
          onOpen={open}
          draftCount={drafts.length}
          onView={(view) => go(`/${view}`)}
          onSearch={() => setOverlay("switcher")}
          onBrowse={() => go("/browse")}
          onCreate={() => setOverlay("create")}
          onNewMessage={() => setOverlay("switcher")}
          selfMenu={
            <Suspense fallback={null}>
              <SelfMenu
                trigger={
                  <button type="button" className={styles.face} aria-label={t("shell.me", { name: displayName(self) })}>
                    <Avatar
                      id={self.id}
                      name={displayName(self)}
                      size={28}
                      src={self.profile.is_custom_image ? self.profile.image_72 : undefined}
                    />
                  </button>
                }
                onStatus={() => setOverlay("status")}
                onProfile={() => setProfile(self.id)}
                onPreferences={() => setOverlay("preferences")}
                onSignOut={() => void signOut()}
              />
            </Suspense>
          }
        />
        <main id="main" className={styles.main} data-dropzone>
          <ConnectionBanner />
          <Suspense fallback={<Spinner />}>{main()}</Suspense>
        </main>
        {hasPane ? (
          <Suspense fallback={null}>
            <div className={styles.pane} data-dropzone>
              {profile ? (
                <ProfilePane
                  userId={profile}
                  onClose={() => setProfile(undefined)}
                  onOpenConversation={open}
                  onEditStatus={() => setOverlay("status")}
                />
              ) : channel && thread ? (
                <ThreadSide
                  key={`${channel}:${thread}`}
                  conversationId={channel}
                  threadTs={thread}
                  targetTs={route.view === "channel" ? route.ts : undefined}
                  onClose={() => open(channel)}
                  onOpenRoot={() => openPlace({ channel, ts: thread, threadTs: thread })}
                  onOpenUser={openPerson}
                  onOpenChannel={open}
                />
              ) : null}
            </div>
          </Suspense>
        ) : null}
        <Suspense fallback={null}>{overlays()}</Suspense>
      </div>
    </RichTextProvider>
  );

  function main() {
    switch (route.view) {
      case "channel":
        return (
          <ChannelView
            key={route.channel}
            conversationId={route.channel}
            // A reply's own place is in its thread; the channel shows what it answers.
            targetTs={route.ts && route.thread ? route.thread : route.ts}
            onBack={() => go("/")}
            onOpenThread={openThread}
            onOpenUser={openPerson}
            onOpenChannel={open}
            onSearch={(query) => go(`/search?q=${encodeURIComponent(query)}`)}
            onStatus={() => setOverlay("status")}
          />
        );
      case "search":
        return (
          <SearchPage
            query={route.query}
            onBack={() => go("/")}
            onQuery={(query) => go(`/search?q=${encodeURIComponent(query)}`, { replace: true })}
            onOpenMessage={openPlace}
            onOpenChannel={open}
            onOpenUser={openPerson}
          />
        );
      case "threads":
        return <ThreadsPage onOpen={openThread} onOpenUser={openPerson} onOpenChannel={open} onBack={leave} />;
      case "browse":
        return <Browse onOpen={open} onCreate={() => setOverlay("create")} onBack={leave} />;
      case "activity":
        return <ActivityPage onOpen={openPlace} onBrowse={() => go("/browse")} onBack={leave} />;
      case "later":
        return <LaterPage onOpen={openPlace} onBack={leave} />;
      case "direct":
        return <DirectPage onOpen={open} onNew={() => setOverlay("switcher")} onBack={leave} />;
      case "drafts":
        return <DraftsPage onOpen={openPlace} onNew={() => setOverlay("switcher")} onBack={leave} />;
      default:
        return (
          <EmptyState
            drawing="door"
            title={t("shell.nowhere")}
            text={t("shell.nowhereText")}
            action={<Button onClick={() => go("/browse")}>{t("shell.key.browse")}</Button>}
          />
        );
    }
  }

  function overlays() {
    const close = () => setOverlay(undefined);
    return (
      <>
        {overlay === "switcher" ? (
          <Switcher onClose={close} onOpen={open} onSearch={(query) => go(`/search?q=${encodeURIComponent(query)}`)} />
        ) : null}
        {overlay === "create" ? <CreateChannel onClose={close} onCreated={open} /> : null}
        {overlay === "status" ? <StatusDialog open onOpenChange={close} emojiPicker={emojiPicker} /> : null}
        {overlay === "preferences" ? <Preferences open onOpenChange={close} /> : null}
        {overlay === "shortcuts" ? <ShortcutSheet onClose={close} /> : null}
        {pictures ? <Lightbox files={pictures.files} index={pictures.index} onClose={() => setPictures(undefined)} /> : null}
      </>
    );
  }
}

/** "(3) general – Acme": the same sum as all badges. */
function useTitle(channel: string | undefined): void {
  const total = useBadgeTotal();
  const team = useTeam();
  const name = useConversationName(channel ?? "");
  useEffect(() => {
    const place = channel && name ? `${conversationById(channel)?.is_im ? "" : "#"}${name} – ` : "";
    document.title = `${total > 0 ? `(${total}) ` : ""}${place}${team.name}`;
  }, [total, team.name, name, channel]);
}
