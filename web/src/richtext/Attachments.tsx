import { formatDateTime, useFormats } from "../i18n";
import styles from "./Attachments.module.css";
import { Blocks } from "./Blocks";
import { type Surface, SurfaceContext, useSurface } from "./blockHost";
import { Files } from "./Files";
import { Link } from "./Link";
import { AttachmentActions } from "./late";
import { Picture } from "./Picture";
import { Mrkdwn } from "./RichText";
import { RowBoundary } from "./RowBoundary";
import { safeImageUrl } from "./safeUrl";
import type { Attachment, Block } from "./types";

const NAMED: Record<string, string> = { good: "var(--good)", warning: "var(--warn)", danger: "var(--bad)" };

/** Unfurled links, shared messages and what apps attach, each with its colour at the side. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return attachments.map((attachment, index) => (
    <RowBoundary key={attachment.id ?? index} fallback={attachment.fallback ? <Mrkdwn text={attachment.fallback} /> : null}>
      <AttachmentCard attachment={attachment} />
    </RowBoundary>
  ));
}

function AttachmentCard({ attachment }: { attachment: Attachment }) {
  const surface = useSurface();
  const blocks = attachment.blocks ?? attachment.message_blocks?.flatMap((item) => item.message?.blocks ?? []) ?? [];
  const empty = blocks.length === 0 && !attachment.text && !attachment.title && !attachment.pretext;
  const own = surface && attachment.id !== undefined ? within(surface, attachment.id, blocks) : surface;
  return (
    <div className={styles.attachment}>
      {attachment.pretext ? <Mrkdwn text={attachment.pretext} /> : null}
      <div className={styles.card} style={{ borderInlineStartColor: barColor(attachment.color) }}>
        <div className={styles.words}>
          <Heading attachment={attachment} />
          {blocks.length > 0 ? (
            <SurfaceContext value={own}>
              <Blocks blocks={blocks} fallback={attachment.text ?? attachment.fallback} />
            </SurfaceContext>
          ) : (
            <Mrkdwn text={attachment.text ?? (empty && !attachment.image_url ? (attachment.fallback ?? "") : "")} />
          )}
          <Fields fields={attachment.fields} />
          {attachment.files ? <Files files={attachment.files} /> : null}
          {attachment.image_url ? (
            <Picture
              url={attachment.image_url}
              alt={attachment.title ?? ""}
              width={attachment.image_width}
              height={attachment.image_height}
            />
          ) : null}
          {attachment.actions?.length ? (
            <SurfaceContext value={own}>
              <AttachmentActions attachment={attachment} />
            </SurfaceContext>
          ) : null}
          <Footer attachment={attachment} />
        </div>
        {safeImageUrl(attachment.thumb_url) && !attachment.image_url ? (
          <Picture url={attachment.thumb_url} alt="" width={attachment.thumb_width} height={attachment.thumb_height} most={75} />
        ) : null}
      </div>
    </div>
  );
}

/** The blocks of an attachment are a surface of their own inside the message's. */
function within({ container }: Surface, id: number, blocks: readonly Block[]): Surface {
  return { container: container.type === "message" ? { ...container, attachment_id: id } : container, blocks };
}

function Heading({ attachment }: { attachment: Attachment }) {
  const { author_name: author, author_link: authorLink, service_name: service, title, title_link: titleLink } = attachment;
  return (
    <>
      {service && service !== author ? <div className={styles.service}>{service}</div> : null}
      {author ? <div className={styles.author}>{authorLink ? <Link url={authorLink}>{author}</Link> : author}</div> : null}
      {title ? (
        <div className={styles.title} dir="auto">
          {titleLink ? <Link url={titleLink}>{title}</Link> : title}
        </div>
      ) : null}
    </>
  );
}

function Fields({ fields }: { fields: Attachment["fields"] }) {
  if (!fields || fields.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {fields.map((field, index) => (
        <div key={index} className={field.short ? styles.short : styles.long}>
          <dt className={styles.fieldTitle}>{field.title}</dt>
          <dd>
            <Mrkdwn text={field.value ?? ""} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Footer({ attachment }: { attachment: Attachment }) {
  useFormats();
  const when = Number(attachment.ts);
  if (!attachment.footer && !(when > 0)) return null;
  const link = attachment.from_url;
  const time = when > 0 ? formatDateTime(when) : undefined;
  return (
    <div className={styles.footer}>
      {attachment.footer ? <Mrkdwn text={attachment.footer} /> : null}
      {time ? link ? <Link url={link}>{time}</Link> : <span>{time}</span> : null}
    </div>
  );
}

/** "36a64f", "#36a64f" and Slack's three names; anything else is the quiet line. */
function barColor(color: string | undefined): string {
  if (!color) return "var(--line-strong)";
  if (Object.hasOwn(NAMED, color)) return NAMED[color] ?? "";
  const hex = color.startsWith("#") ? color.slice(1) : color;
  return /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex) ? `#${hex}` : "var(--line-strong)";
}
