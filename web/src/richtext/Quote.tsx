import { formatDateTime, useFormats, useText } from "../i18n";
import { useHost } from "./host";
import { Link } from "./Link";
import { MessageBody } from "./MessageBody";
import type { MessagePlace } from "./permalink";
import styles from "./Quote.module.css";

/** A message that another points to, for those who may see it; for the others there is only the address. */
export function Quote({ url, place }: { url: string; place: MessagePlace }) {
  const t = useText();
  useFormats();
  const host = useHost();
  const message = host.useQuoted?.(place) ?? undefined;
  const author = host.useUser(message?.user ?? "");
  const channel = host.useChannel(place.channel);
  if (!message) return null;
  return (
    <blockquote className={styles.quote}>
      <div className={styles.author}>
        <bdi>{message.username ?? author?.name ?? "…"}</bdi>
      </div>
      {message.subtype === "tombstone" ? (
        <p className={styles.gone}>{t("richtext.quoteDeleted")}</p>
      ) : (
        <div className={styles.words}>
          <MessageBody message={message} wordsOnly />
          {message.files?.length ? <p className={styles.gone}>{t("richtext.quoteFiles", { count: message.files.length })}</p> : null}
        </div>
      )}
      <Link url={url} className={styles.source}>
        {channel
          ? t("richtext.quoteIn", { place: channel.label ?? `#${channel.name}`, when: formatDateTime(message.ts) })
          : formatDateTime(message.ts)}
      </Link>
    </blockquote>
  );
}
