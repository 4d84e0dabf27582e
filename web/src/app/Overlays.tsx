import { hideOverlay, showPictures, showProfile, useFrame } from "./frame";
import { openApps, openConversation } from "./moves";
import {
  ChannelApps,
  CreateChannel,
  Details,
  GoTo,
  Lightbox,
  Preferences,
  ShortcutDialog,
  ShortcutSheet,
  StatusDialog,
  Views,
} from "./parts";
import { emojiPicker } from "./picker";
import { closePreferences, notePreferencesPage } from "./preferencesLink";
import { useViews } from "./views";

/** What lies over the page. */
export function Overlays() {
  const { overlay, pictures } = useFrame();
  const hasViews = useViews();
  return (
    <>
      {overlay?.name === "switcher" ? <GoTo query={overlay.query ?? ""} /> : null}
      {overlay?.name === "create" ? <CreateChannel onClose={hideOverlay} onCreated={openConversation} /> : null}
      {overlay?.name === "status" ? <StatusDialog open onOpenChange={hideOverlay} emojiPicker={emojiPicker} /> : null}
      {overlay?.name === "preferences" ? (
        <Preferences
          key={`${overlay.page ?? ""}/${overlay.setting ?? ""}`}
          open
          onOpenChange={closePreferences}
          page={overlay.page}
          setting={overlay.setting}
          onPage={notePreferencesPage}
        />
      ) : null}
      {overlay?.name === "shortcuts" ? <ShortcutSheet onClose={hideOverlay} /> : null}
      {overlay?.name === "appShortcuts" ? <ShortcutDialog type={overlay.type} place={overlay.place} onClose={hideOverlay} /> : null}
      {overlay?.name === "details" ? (
        <Details
          key={overlay.channel}
          conversationId={overlay.channel}
          tab={overlay.tab}
          onClose={hideOverlay}
          onOpenUser={(id) => {
            hideOverlay();
            showProfile(id);
          }}
          integrations={(id) => (
            <ChannelApps
              conversationId={id}
              onOpenApp={(app) => {
                hideOverlay();
                openApps(`/${app}`);
              }}
            />
          )}
        />
      ) : null}
      {hasViews ? <Views /> : null}
      {pictures ? <Lightbox files={pictures.files} index={pictures.index} onClose={() => showPictures(undefined)} /> : null}
    </>
  );
}
