import { Hash, Lock, Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useText } from "../../i18n";
import { useConversation, useConversationName, useSelf } from "../../model";
import { Dialog, Icon, Tabs } from "../../ui";
import { About } from "./About";
import styles from "./Details.module.css";
import { Members } from "./Members";
import { rightsIn } from "./rights";
import { Settings } from "./Settings";

export type DetailsTab = "about" | "members" | "integrations" | "settings";

export interface DetailsProps {
  conversationId: string;
  tab?: DetailsTab | undefined;
  onClose: () => void;
  onOpenUser: (id: string) => void;
  /** The apps of a channel. */
  integrations?: (conversationId: string) => ReactNode;
}

/** All about a conversation: what it is for, who is in it, and how much it may say. */
export function Details({ conversationId, tab: first = "about", onClose, onOpenUser, integrations }: DetailsProps) {
  const t = useText();
  const self = useSelf();
  const conversation = useConversation(conversationId);
  const name = useConversationName(conversationId) ?? "";
  const [tab, setTab] = useState<DetailsTab>(first);
  if (!conversation) return null;
  const isDirect = conversation.is_im || conversation.is_mpim;
  const rights = rightsIn(conversation, self);
  const members = conversation.num_members ?? conversation.members?.length;
  const tabs: { value: DetailsTab; label: string; count?: number | undefined }[] = [
    { value: "about", label: t("details.about") },
    ...(conversation.is_im ? [] : [{ value: "members" as const, label: t("details.members"), count: members }]),
    ...(isDirect || !integrations ? [] : [{ value: "integrations" as const, label: t("details.integrations") }]),
    { value: "settings", label: t("details.settings") },
  ];
  const pages: Record<DetailsTab, () => ReactNode> = {
    about: () => <About conversation={conversation} rights={rights} onOpenUser={onOpenUser} />,
    members: () => <Members conversation={conversation} rights={rights} onOpenUser={onOpenUser} />,
    integrations: () => integrations?.(conversation.id),
    settings: () => <Settings conversation={conversation} rights={rights} onClose={onClose} />,
  };
  return (
    <Dialog
      open
      size="full"
      onOpenChange={(open) => open || onClose()}
      title={
        <span className={styles.heading}>
          <Icon of={isDirect ? Users : conversation.is_private ? Lock : Hash} size={18} />
          <span dir="auto">{name}</span>
        </span>
      }
    >
      <Tabs label={t("sidebar.details")} value={tab} onChange={setTab} tabs={tabs}>
        {pages[tab]()}
      </Tabs>
    </Dialog>
  );
}
