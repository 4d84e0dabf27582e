import { type ReactNode, useEffect, useState } from "react";
import { AboutApp, noteTab, useApp } from "../features/apps";
import { HomeView } from "../features/views";
import { useText } from "../i18n";
import { conversationById } from "../model";
import { Spinner, Tabs } from "../ui";
import styles from "./App.module.css";
import type { ChannelViewProps } from "./ChannelView";
import { openApps } from "./moves";
import { AgentBar } from "./parts";
import { Talk } from "./Talk";

type Side = "home" | "messages" | "about";

/** An app that one talks to: its own page, what was written, and what it is. */
export function AppConversation({ appId, ...props }: ChannelViewProps & { appId: string }) {
  const t = useText();
  const { app, state } = useApp(appId);
  const [chosen, setChosen] = useState<Side>();
  const home = app?.home ?? {};
  const hasMessages = home.messages_tab_enabled !== false || hasWords(props);
  const offered = (["home", "messages", "about"] as const).filter((each) =>
    each === "home" ? home.home_tab_enabled : each === "about" || hasMessages,
  );
  // Somebody who comes for a message sees the messages.
  const [comesForWords] = useState(() => hasNews(props));
  const side = chosen ?? (comesForWords && hasMessages ? "messages" : offered[0]) ?? "about";

  useEffect(() => {
    // The home page tells of itself when it asks for what it shows.
    if (app && side === "messages") noteTab(appId, "messages");
  }, [app, appId, side]);

  if (state === "missing" || state === "failed") return <Talk {...props} />;
  if (!app) return <Spinner />;
  const isReadOnly = home.messages_tab_read_only_enabled === true;
  const pages: Record<Side, () => ReactNode> = {
    home: () => <HomeView appId={appId} />,
    messages: () => (
      <>
        <AgentBar conversationId={props.conversationId} onOpenThread={(ts) => props.onOpenThread(props.conversationId, ts)} />
        <Talk {...props} foot={isReadOnly ? <p className={styles.readOnly}>{t("apps.readOnly", { name: app.name })}</p> : undefined} />
      </>
    ),
    about: () => (
      <div className={styles.side}>
        <AboutApp
          appId={appId}
          onOpenUser={props.onOpenUser}
          onOpenChannel={props.onOpenChannel}
          onOpenPage={() => openApps(`/${appId}`)}
        />
      </div>
    ),
  };
  return (
    <div className={styles.sides}>
      <Tabs label={app.name} value={side} onChange={setChosen} tabs={offered.map((value) => ({ value, label: t(`apps.side.${value}`) }))}>
        {pages[side]()}
      </Tabs>
    </div>
  );
}

/** Whether there is something to read although the app wants no messages. */
function hasWords({ conversationId, targetTs }: ChannelViewProps): boolean {
  return targetTs !== undefined || Boolean(conversationById(conversationId)?.latest);
}

function hasNews({ conversationId, targetTs }: ChannelViewProps): boolean {
  return targetTs !== undefined || (conversationById(conversationId)?.unread_count ?? 0) > 0;
}
