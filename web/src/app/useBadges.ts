/** The window's title and icon, and the installed app's badge: the same number as the badges on the page. */
import { useEffect } from "react";
import { conversationById, useBadges as useBadgeCounts, useConversationName, useTeam } from "../model";
import { showFavicon } from "./favicon";

export function useBadges(channel: string | undefined): void {
  const { total, hasUnread } = useBadgeCounts();
  const team = useTeam();
  const name = useConversationName(channel ?? "");
  useEffect(() => {
    const conversation = conversationById(channel ?? "");
    const sign = conversation?.is_im || conversation?.is_mpim ? "" : "#";
    const place = name === undefined ? "" : `${sign}${name} – `;
    document.title = `${total > 0 ? `(${total}) ` : ""}${place}${team.name}`;
  }, [total, team.name, name, channel]);
  useEffect(() => {
    showFavicon(total, hasUnread);
    // Where there is no installed app there is no badge.
    void navigator.setAppBadge?.(total).catch(() => undefined);
  }, [total, hasUnread]);
}
