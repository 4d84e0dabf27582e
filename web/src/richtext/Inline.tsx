import { memo, type ReactNode } from "react";
import { currentLanguage, useText } from "../i18n";
import { classes } from "../ui";
import { dateText } from "./dateText";
import { Emoji } from "./Emoji";
import { useHost } from "./host";
import styles from "./Inline.module.css";
import { Link } from "./Link";
import { placeOfUrl } from "./permalink";
import type { Inline as Piece, Style } from "./types";

/** Inline pieces in order. */
export const Inline = memo(function Inline({ pieces, jumbo }: { pieces: readonly Piece[]; jumbo?: boolean }) {
  // Pieces never move within a message version, so their position is their identity.
  return pieces.map((piece, index) => <InlinePiece key={`${index}${piece.type}`} piece={piece} jumbo={jumbo === true} />);
});

function InlinePiece({ piece, jumbo }: { piece: Piece; jumbo: boolean }) {
  return styled(<PieceContent piece={piece} jumbo={jumbo} />, piece.style);
}

function PieceContent({ piece, jumbo }: { piece: Piece; jumbo: boolean }): ReactNode {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "link":
      return <Link url={piece.url}>{piece.text || <Address url={piece.url} />}</Link>;
    case "emoji":
      return <Emoji name={piece.name} unicode={piece.unicode} skinTone={piece.skin_tone} size={jumbo ? "jumbo" : "text"} />;
    case "user":
      return <UserPill id={piece.user_id} label={piece.label} />;
    case "channel":
      return <ChannelPill id={piece.channel_id} label={piece.label} />;
    case "usergroup":
      return <UsergroupPill id={piece.usergroup_id} label={piece.label} />;
    case "broadcast":
      return <span className={classes(styles.pill, styles.own)}>@{piece.range}</span>;
    case "date":
      return <DateText timestamp={piece.timestamp} format={piece.format} url={piece.url} fallback={piece.fallback} />;
    case "color":
      return <ColorText value={piece.value} />;
    case "team":
      return piece.team_id;
    default:
      return null;
  }
}

function styled(content: ReactNode, style: Style | undefined): ReactNode {
  if (!style) return content;
  let node = content;
  if (style.code) node = <code className={styles.code}>{node}</code>;
  if (style.strike) node = <s>{node}</s>;
  if (style.underline) node = <u>{node}</u>;
  if (style.italic) node = <em>{node}</em>;
  if (style.bold) node = <strong className={styles.strong}>{node}</strong>;
  if (style.highlight) node = <mark>{node}</mark>;
  return node;
}

function UserPill({ id, label }: { id: string; label: string | undefined }) {
  const host = useHost();
  const user = host.useUser(id);
  const t = useText();
  const name = user?.name ?? label ?? t("common.unknownPerson");
  if (!host.openUser) return <span className={classes(styles.pill, user?.isSelf && styles.own)}>@{name}</span>;
  return (
    <button
      type="button"
      className={classes(styles.pill, user?.isSelf && styles.own)}
      onClick={(event) => host.openUser?.(id, event.currentTarget)}
    >
      @{name}
    </button>
  );
}

/** An address as words: that of a message says where it leads. */
function Address({ url }: { url: string }): ReactNode {
  const t = useText();
  const place = placeOfUrl(url);
  const channel = useHost().useChannel(place?.channel ?? "");
  if (place && channel) return t("richtext.messageIn", { place: channel.label ?? `#${channel.name}` });
  return url.replace(/^mailto:/, "");
}

function ChannelPill({ id, label }: { id: string; label: string | undefined }) {
  const host = useHost();
  const channel = host.useChannel(id);
  const t = useText();
  const name = channel?.name ?? label;
  if (!name) return <span className={styles.pill}>{t("richtext.privateChannel")}</span>;
  return (
    <a
      className={styles.pill}
      href={host.channelHref?.(id) ?? `/archives/${id}`}
      onClick={(event) => {
        if (!host.openChannel || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        host.openChannel(id);
      }}
    >
      #{name}
    </a>
  );
}

function UsergroupPill({ id, label }: { id: string; label: string | undefined }) {
  const group = useHost().useUsergroup(id);
  const name = group?.handle ?? label?.replace(/^@/, "") ?? id;
  return <span className={classes(styles.pill, group?.includesSelf && styles.own)}>@{name}</span>;
}

function DateText(props: { timestamp: number; format: string; url: string | undefined; fallback: string | undefined }) {
  useText();
  const { timestamp, format, url, fallback } = props;
  const valid = Number.isFinite(timestamp) && Math.abs(timestamp) < 8.64e12;
  const words = valid ? dateText(timestamp, format, currentLanguage()) : (fallback ?? format);
  const time = valid ? <time dateTime={new Date(timestamp * 1000).toISOString()}>{words}</time> : words;
  return url ? <Link url={url}>{time}</Link> : time;
}

function ColorText({ value }: { value: string }) {
  const safe = /^#[0-9a-f]{3,8}$/i.test(value);
  return (
    <>
      {safe ? <span className={styles.swatch} style={{ backgroundColor: value }} aria-hidden="true" /> : null}
      {value}
    </>
  );
}
