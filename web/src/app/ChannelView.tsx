import { useEffect, useState } from "react";
import { useText } from "../i18n";
import { loadConversation, loadMembers, noteRoom, useConversation, useUser } from "../model";
import { EmptyState, Spinner } from "../ui";
import { ChannelHead } from "./ChannelHead";
import { AppConversation } from "./parts";
import { Talk } from "./Talk";

export interface ChannelViewProps {
  conversationId: string;
  targetTs: string | undefined;
  onBack: () => void;
  onOpenThread: (channel: string, ts: string) => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
  onSearch: (query: string) => void;
  onStatus: () => void;
  onDetails: (tab?: "about" | "members") => void;
}

/** A conversation: its head, its messages, and where one writes. An app's has more sides than that. */
export function ChannelView(props: ChannelViewProps) {
  const { conversationId } = props;
  const t = useText();
  const conversation = useConversation(conversationId);
  const partner = useUser(conversation?.is_im ? conversation.user : undefined);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    void loadConversation(conversationId).then((found) => setMissing(!found));
    void loadMembers(conversationId).catch(() => undefined);
  }, [conversationId]);

  const isRoom = conversation !== undefined && !conversation.is_im && !conversation.is_mpim;
  useEffect(() => {
    if (isRoom) noteRoom(conversationId);
  }, [isRoom, conversationId]);

  if (isMissing) return <EmptyState drawing="door" title={t("shell.noChannel")} text={t("shell.noChannelText")} />;
  if (!conversation) return <Spinner />;
  const appId = partner?.is_bot && !partner.deleted ? partner.profile.api_app_id : undefined;
  return (
    <>
      <ChannelHead conversation={conversation} onBack={props.onBack} onOpenUser={props.onOpenUser} onDetails={props.onDetails} />
      {appId ? <AppConversation {...props} appId={appId} /> : <Talk {...props} />}
    </>
  );
}
