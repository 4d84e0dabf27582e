import { Suspense } from "react";
import styles from "./App.module.css";
import { showOverlay, showProfile } from "./frame";
import { openApps, openConversation, openPlace } from "./moves";
import { AboutApp, ProfilePane } from "./parts";
import { ThreadSide } from "./ThreadSide";

interface SidePaneProps {
  channel: string | undefined;
  thread: string | undefined;
  /** The reply that was asked for. */
  target: string | undefined;
  profile: string | undefined;
}

/** What stands beside the messages: a thread, or somebody's profile. */
export function SidePane({ channel, thread, target, profile }: SidePaneProps) {
  return (
    <div className={styles.pane} id="pane" data-dropzone data-region="pane">
      <Suspense fallback={null}>
        {profile ? (
          <ProfilePane
            key={profile}
            userId={profile}
            onClose={() => showProfile(undefined)}
            onOpenConversation={openConversation}
            aboutApp={(id) => (
              <AboutApp appId={id} onOpenUser={showProfile} onOpenChannel={openConversation} onOpenPage={() => openApps(`/${id}`)} />
            )}
            onEditStatus={() => showOverlay({ name: "status" })}
          />
        ) : channel && thread ? (
          <ThreadSide
            key={`${channel}:${thread}`}
            conversationId={channel}
            threadTs={thread}
            targetTs={target}
            onClose={() => openConversation(channel)}
            onOpenRoot={() => openPlace({ channel, ts: thread, threadTs: thread })}
            onOpenUser={showProfile}
            onOpenChannel={openConversation}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
