import { memo, useMemo } from "react";
import { formatFull, useFormats, useText } from "../i18n";
import { Attachments } from "./Attachments";
import { Blocks } from "./Blocks";
import { type Surface, SurfaceContext } from "./blockHost";
import { Files } from "./Files";
import { useHost } from "./host";
import styles from "./MessageBody.module.css";
import { parseMrkdwn } from "./mrkdwn";
import { pointedTo } from "./permalink";
import { Quote } from "./Quote";
import { RichText } from "./RichText";
import { RowBoundary } from "./RowBoundary";
import type { RichMessage } from "./types";

export interface MessageBodyProps {
  message: RichMessage;
  /** Words only, without files and attachments; for quotes and previews. */
  wordsOnly?: boolean;
  /** The conversation it stands in, where what apps have put into it can be used. */
  channel?: string;
}

/** Everything a message says: words, attachments, files, and that it was edited. */
export const MessageBody = memo(function MessageBody({ message, wordsOnly, channel }: MessageBodyProps) {
  const t = useText();
  const isFolded = useHost().useFolded?.(channel ?? "") ?? false;
  const surface = useMemo(() => surfaceOf(message, channel), [message, channel]);
  const files = message.files ?? (message.file ? [message.file] : []);
  return (
    <RowBoundary fallback={<p className={styles.broken}>{message.text || t("richtext.broken")}</p>}>
      <div className={message.subtype === "me_message" ? styles.me : styles.body}>
        <SurfaceContext value={surface}>
          <Words message={message} />
          {!wordsOnly && message.attachments?.length ? <Attachments attachments={message.attachments} /> : null}
        </SurfaceContext>
        {!wordsOnly && files.length > 0 ? <Files files={files} isFolded={isFolded} /> : null}
        {wordsOnly ? null : pointedTo(message).map((pointed) => <Quote key={pointed.url} {...pointed} />)}
      </div>
    </RowBoundary>
  );
});

function surfaceOf({ ts, thread_ts, is_ephemeral, blocks = [] }: RichMessage, channel: string | undefined): Surface | undefined {
  if (!ts || !channel) return undefined;
  const more = { ...(thread_ts ? { thread_ts } : {}), ...(is_ephemeral ? { is_ephemeral } : {}) };
  return { container: { type: "message", channel_id: channel, message_ts: ts, ...more }, blocks };
}

function Words({ message }: { message: RichMessage }) {
  const edited = message.edited ? <EditedMark ts={message.edited.ts} /> : undefined;
  if (message.blocks?.length) return <Blocks blocks={message.blocks} fallback={message.text} end={edited} />;
  const text = message.assistant_app_thread?.title ?? message.text ?? "";
  if (text === "") return edited;
  if (message.mrkdwn === false) return <RichText elements={[plainSection(text)]} end={edited} />;
  return <RichText elements={parseMrkdwn(text)} jumbo end={edited} />;
}

function plainSection(text: string) {
  return { type: "rich_text_section" as const, elements: [{ type: "text" as const, text }] };
}

function EditedMark({ ts }: { ts: string }) {
  const t = useText();
  useFormats();
  return (
    <span className={styles.edited} title={formatFull(ts)}>
      {" "}
      {t("richtext.edited")}
    </span>
  );
}
