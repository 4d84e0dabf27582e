import { type CSSProperties, Suspense, useEffect, useMemo, useState } from "react";
import { onSignedOut } from "../api";
import { openDrafts, useDrafts } from "../features/composer";
import { Rail, Sidebar } from "../features/sidebar";
import { useText } from "../i18n";
import { drain, setShownPlaces, useFollowedPrefs, useSelf, useTeam, wake } from "../model";
import { RichTextProvider } from "../richtext";
import { applyAppearance, classes, Spinner, type Theme, whenIdle } from "../ui";
import styles from "./App.module.css";
import { ConnectionBanner } from "./ConnectionBanner";
import { PaneEdge, SidebarEdge } from "./edges";
import { showOverlay, showPictures, showProfile, useFrame } from "./frame";
import { makeHost } from "./host";
import { watchRegions } from "./landmarks";
import { MainView } from "./MainView";
import { noteReading, openApps, openConversation, openHome, openPlace, openView, pathOf, shownPlaces } from "./moves";
import { Overlays } from "./Overlays";

import { Deactivated, fetchParts, Notifying, SidePane, SignInAgain } from "./parts";
import { emojiPicker } from "./picker";
import { picturesAround } from "./pictures";
import { watchPreferencesLink } from "./preferencesLink";
import { currentRoute, go, parseRoute, type Route, useRoute } from "./routes";
import { Self } from "./Self";
import { useBadges } from "./useBadges";
import { useFrameKeys } from "./useFrameKeys";
import { showWorkflow } from "./views";
import { useIsNarrow, useWidths } from "./widths";

/** The workspace with what its parts need around them. */
export function Workspace() {
  const host = useMemo(
    () =>
      makeHost({
        openUser: showProfile,
        openChannel: openConversation,
        channelHref: pathOf,
        openImage: (files, index) => showPictures(picturesAround(files, index)),
        openLink,
      }),
    [],
  );
  return (
    <>
      <RichTextProvider host={host}>
        <Rooms />
        <Suspense fallback={null}>
          <Overlays />
        </Suspense>
      </RichTextProvider>
      <Session />
    </>
  );
}

/** Links to places of this workspace are followed without leaving the page. */
function openLink(url: string): boolean {
  const target = new URL(url, location.href);
  const found = target.origin === location.origin ? parseRoute(target.pathname, target.search) : undefined;
  if (found?.view === "workflow") {
    const here = currentRoute();
    showWorkflow(found.trigger, here.view === "channel" ? here.channel : undefined);
    return true;
  }
  if (found?.view !== "channel") return false;
  go(target.pathname + target.search);
  return true;
}

/** Asks for the password over the page when the session ends, so that nothing half written is lost. */
function Session() {
  const self = useSelf();
  const team = useTeam();
  const [ended, setEnded] = useState<string>();
  useEffect(() => onSignedOut(setEnded), []);
  if (ended === "account_inactive") return <Deactivated isOver />;
  return ended ? (
    <SignInAgain
      email={self.profile.email ?? ""}
      team={team.domain}
      onSignedIn={() => {
        setEnded(undefined);
        wake();
        void drain();
      }}
    />
  ) : null;
}

const newMessage = () => showOverlay({ name: "switcher", query: "@" });
const browse = () => openView("browse");
const apps = () => openApps();
const create = () => showOverlay({ name: "create" });
const details = (channel: string) => showOverlay({ name: "details", channel });

/** Views that a phone shows with the doors below; what is read there has the whole screen. */
const isWithDoors = (view: Route["view"]) => view !== "channel" && view !== "search";

const followTheme = (theme: string) => void applyAppearance({ theme: theme as Theme });

/** Rail, sidebar, what is being read, and what stands beside it. */
function Rooms() {
  const t = useText();
  const route = useRoute();
  const team = useTeam();
  const self = useSelf();
  const widths = useWidths();
  const isPhone = useIsNarrow();
  const { profile } = useFrame();
  const drafts = useDrafts();
  const channel = route.view === "channel" ? route.channel : undefined;
  const thread = route.view === "channel" ? route.thread : undefined;
  const isAdmin = self.is_admin === true || self.is_owner === true;

  useEffect(() => {
    if (route.view === "workflow") showWorkflow(route.trigger);
    if (route.view === "workflow" || (route.view === "home" && !isPhone)) openHome({ replace: true });
  }, [route, isPhone]);
  useEffect(() => noteReading(channel), [channel]);
  useEffect(() => setShownPlaces(shownPlaces), []);
  useEffect(() => void openDrafts(team.id, self.id), [team.id, self.id]);
  useEffect(() => whenIdle(fetchParts), []);
  useEffect(watchRegions, []);
  useEffect(watchPreferencesLink, []);
  useBadges(channel);
  useFrameKeys();
  useFollowedPrefs(followTheme);

  const drafted = useMemo(() => new Set(drafts.map(({ channel }) => channel)), [drafts]);
  const hasPane = profile !== undefined || thread !== undefined;
  const sizes = { "--sidebar": `${widths.sidebar}px`, "--pane": `${widths.pane}px` } as CSSProperties;
  return (
    <div
      className={classes(
        styles.workspace,
        route.view !== "home" && styles.reading,
        isWithDoors(route.view) && styles.withDoors,
        hasPane && styles.withPane,
        widths.isSidebarHidden && styles.withoutSidebar,
      )}
      style={sizes}
    >
      <a className={styles.skip} href="#main">
        {t("shell.skip")}
      </a>
      <Rail
        activeView={route.view}
        onHome={openHome}
        onView={openView}
        onNewMessage={newMessage}
        onCreateChannel={create}
        onInvite={isAdmin ? () => showOverlay({ name: "preferences", page: "admin" }) : undefined}
        selfMenu={<Self />}
      />
      <Sidebar
        activeId={channel}
        activeView={route.view}
        hrefOf={pathOf}
        onOpen={openConversation}
        drafts={drafted}
        draftCount={drafts.length}
        onView={openView}
        onSwitch={() => showOverlay({ name: "switcher" })}
        onBrowse={browse}
        onApps={apps}
        onCreate={create}
        onNewMessage={newMessage}
        onDetails={details}
        emojiPicker={emojiPicker}
        edge={<SidebarEdge />}
        isPage={isPhone && route.view === "home"}
      />
      <main id="main" className={styles.main} tabIndex={-1} data-dropzone data-region="main">
        <ConnectionBanner />
        <Notifying shownPlaces={shownPlaces} onOpen={openPlace} />
        <Suspense fallback={<Spinner />}>
          <MainView route={route} />
        </Suspense>
        {hasPane ? <PaneEdge /> : null}
      </main>
      {hasPane ? (
        <SidePane channel={channel} thread={thread} target={route.view === "channel" ? route.ts : undefined} profile={profile} />
      ) : null}
    </div>
  );
}
