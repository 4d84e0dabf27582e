import { Hash, Inbox, LayoutGrid, MessageSquareText, PencilLine, SquarePen, UserPlus, Users } from "lucide-react";
import { useText } from "../../i18n";
import { keysOf } from "../../keys";
import { MenuItem } from "../../ui";
import type { RailProps } from "./Rail";

/** Views without a door of their own. */
export function MoreMenu(props: Pick<RailProps, "onView">) {
  const t = useText();
  return (
    <>
      <MenuItem icon={Inbox} onSelect={() => props.onView("unreads")}>
        {t("sidebar.unreads")}
      </MenuItem>
      <MenuItem icon={MessageSquareText} shortcut={keysOf("threads")} onSelect={() => props.onView("threads")}>
        {t("sidebar.threads")}
      </MenuItem>
      <MenuItem icon={PencilLine} shortcut={keysOf("drafts")} onSelect={() => props.onView("drafts")}>
        {t("sidebar.drafts")}
      </MenuItem>
      <MenuItem icon={Hash} shortcut={keysOf("browse")} onSelect={() => props.onView("browse")}>
        {t("sidebar.browse")}
      </MenuItem>
      <MenuItem icon={Users} onSelect={() => props.onView("people")}>
        {t("sidebar.people")}
      </MenuItem>
      <MenuItem icon={LayoutGrid} onSelect={() => props.onView("apps")}>
        {t("sidebar.apps")}
      </MenuItem>
    </>
  );
}

/** What can be made anew. */
export function MakeMenu(props: Pick<RailProps, "onNewMessage" | "onCreateChannel" | "onInvite">) {
  const t = useText();
  return (
    <>
      <MenuItem icon={SquarePen} shortcut={keysOf("newMessage")} onSelect={props.onNewMessage}>
        {t("sidebar.newMessage")}
      </MenuItem>
      <MenuItem icon={Hash} onSelect={props.onCreateChannel}>
        {t("sidebar.create")}
      </MenuItem>
      {props.onInvite ? (
        <MenuItem icon={UserPlus} onSelect={props.onInvite}>
          {t("sidebar.invite")}
        </MenuItem>
      ) : null}
    </>
  );
}
