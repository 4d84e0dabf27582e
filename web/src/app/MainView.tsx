import { useText } from "../i18n";
import { Button, EmptyState } from "../ui";
import { ChannelView } from "./ChannelView";
import { showOverlay, showProfile } from "./frame";
import { leaveView, openApps, openConversation, openPlace, openSearch, openThread, openView } from "./moves";
import {
  ActivityPage,
  AppsArea,
  Browse,
  DirectPage,
  DraftsPage,
  LaterPage,
  PeoplePage,
  SearchPage,
  ThreadsPage,
  UnreadsPage,
} from "./parts";
import { go, type Route } from "./routes";

const toList = () => go("/");
const newMessage = () => showOverlay({ name: "switcher", query: "@" });

/** What is being read: a conversation, or one of the views beside it. */
export function MainView({ route }: { route: Route }) {
  const t = useText();
  switch (route.view) {
    case "channel":
      return (
        <ChannelView
          key={route.channel}
          conversationId={route.channel}
          // A reply's own place is in its thread; the channel shows what it answers.
          targetTs={route.ts && route.thread ? route.thread : route.ts}
          onBack={toList}
          onOpenThread={openThread}
          onOpenUser={showProfile}
          onOpenChannel={openConversation}
          onSearch={openSearch}
          onStatus={() => showOverlay({ name: "status" })}
          onDetails={(tab) => showOverlay({ name: "details", channel: route.channel, ...(tab ? { tab } : {}) })}
        />
      );
    case "search":
      return (
        <SearchPage
          query={route.query}
          onBack={toList}
          onQuery={(query) => openSearch(query, { replace: true })}
          onOpenMessage={openPlace}
          onOpenChannel={openConversation}
          onOpenUser={showProfile}
        />
      );
    case "apps":
      return (
        <AppsArea
          app={route.app}
          tab={route.tab}
          onGo={openApps}
          onBack={leaveView}
          onOpenUser={showProfile}
          onOpenChannel={openConversation}
        />
      );
    case "threads":
      return <ThreadsPage onOpen={openThread} onOpenUser={showProfile} onOpenChannel={openConversation} onBack={leaveView} />;
    case "browse":
      return <Browse onOpen={openConversation} onCreate={() => showOverlay({ name: "create" })} onBack={leaveView} />;
    case "activity":
      return <ActivityPage onOpen={openPlace} onBrowse={() => openView("browse")} onBack={leaveView} />;
    case "later":
      return <LaterPage onOpen={openPlace} onBack={leaveView} />;
    case "direct":
      return <DirectPage onOpen={openConversation} onNew={newMessage} onBack={leaveView} />;
    case "unreads":
      return <UnreadsPage onOpen={openPlace} onBack={leaveView} />;
    case "people":
      return <PeoplePage onOpen={showProfile} onBack={leaveView} />;
    case "drafts":
      return <DraftsPage onOpen={openPlace} onNew={newMessage} onBack={leaveView} />;
    default:
      return (
        <EmptyState
          drawing="door"
          title={t("shell.nowhere")}
          text={t("shell.nowhereText")}
          action={<Button onClick={() => openView("browse")}>{t("keys.browse")}</Button>}
        />
      );
  }
}
