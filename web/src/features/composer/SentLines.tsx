import { call } from "../../api";
import { formatShort, useFormats, useText } from "../../i18n";
import { type Message, names, type Page, usePages, usePlaceName } from "../../model";
import { plainText } from "../../richtext";
import { EmptyState, Line, Lines } from "../../ui";
import { PlaceSign } from "./PlaceSign";

interface Sent extends Omit<Message, "channel"> {
  channel: { id: string };
}

const PAGE = 30;
const keyOf = ({ channel, ts }: Sent): string => `${channel.id}${ts}`;

/** What one wrote, the newest first. */
async function loadSent(cursor: string): Promise<Page<Sent>> {
  const args = { query: "from:me", sort: "timestamp", count: PAGE, cursor: cursor || "*" };
  const answer = await call<{ messages: { matches: Sent[] }; response_metadata: { next_cursor: string } }>("search.messages", args);
  return { items: answer.messages.matches, next: answer.response_metadata.next_cursor };
}

interface SentLinesProps {
  onOpen: (place: { channel: string; ts: string; threadTs: string | undefined }) => void;
}

export function SentLines({ onOpen }: SentLinesProps) {
  const t = useText();
  const pages = usePages(loadSent, keyOf);
  return (
    <Lines
      label={t("composer.sentTab")}
      state={pages.state}
      isEmpty={pages.items.length === 0}
      onRetry={pages.refresh}
      onMore={pages.more}
      empty={<EmptyState drawing="window" title={t("composer.noSent")} text={t("composer.noSentText")} />}
    >
      {pages.items.map((message) => (
        <SentLine key={keyOf(message)} message={message} onOpen={onOpen} />
      ))}
    </Lines>
  );
}

function SentLine({ message, onOpen }: { message: Sent } & SentLinesProps) {
  const t = useText();
  useFormats();
  const { channel, ts, thread_ts: threadTs } = message;
  const name = usePlaceName(channel.id);
  const isReply = threadTs !== undefined && threadTs !== ts;
  const words = plainText(message, names) || message.files?.map((file) => file.title ?? file.name ?? "").join(", ");
  return (
    <Line
      start={<PlaceSign channel={channel.id} />}
      headline={<strong>{isReply ? t("composer.threadIn", { place: name }) : name}</strong>}
      at={ts}
      atText={formatShort(ts)}
      text={words}
      isSoft
      onOpen={() => onOpen({ channel: channel.id, ts, threadTs: isReply ? threadTs : undefined })}
    />
  );
}
