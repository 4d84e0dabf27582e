import { Trash2 } from "lucide-react";
import { useSyncExternalStore } from "react";
import { formatRelative, useFormats, useText } from "../../i18n";
import { useConversation, useConversationName } from "../../model";
import { plainText } from "../../richtext";
import { EmptyState, IconButton } from "../../ui";
import styles from "./DraftsPage.module.css";
import type { StoredDraft } from "./draftMerge";
import { allDrafts, discardDraft, subscribeDrafts } from "./drafts";
import { names, placeLabel } from "./workspace";

export interface DraftsPageProps {
  onOpen: (place: { channel: string; threadTs: string | undefined }) => void;
}

/** Everything begun and not sent, newest first. */
export function DraftsPage({ onOpen }: DraftsPageProps) {
  const t = useText();
  const drafts = useDrafts();
  return (
    <section className={styles.page} aria-label={t("composer.drafts")}>
      <h2 className={styles.title}>{t("composer.drafts")}</h2>
      {drafts.length === 0 ? <EmptyState drawing="bench" title={t("composer.noDrafts")} text={t("composer.noDraftsText")} /> : null}
      <ul>
        {drafts.map((draft) => (
          <li key={`${draft.channel}${draft.threadTs ?? ""}`} className={styles.row}>
            <DraftRow draft={draft} onOpen={() => onOpen({ channel: draft.channel, threadTs: draft.threadTs })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft, onOpen }: { draft: StoredDraft; onOpen: () => void }) {
  const t = useText();
  useFormats();
  const place = placeLabel(useConversation(draft.channel), useConversationName(draft.channel) ?? draft.channel);
  return (
    <>
      <button type="button" className={styles.open} onClick={onOpen}>
        <span className={styles.head}>
          <strong>{draft.threadTs ? t("composer.threadIn", { place }) : place}</strong>
          <span className={styles.soft}>{formatRelative(draft.changedAt / 1000)}</span>
        </span>
        <span className={styles.words} dir="auto">
          {plainText({ blocks: [{ type: "rich_text", elements: draft.elements }] }, names)}
        </span>
      </button>
      <IconButton
        icon={Trash2}
        tone="danger"
        label={t("composer.deleteDraft", { place })}
        onClick={() => discardDraft(draft.channel, draft.threadTs)}
      />
    </>
  );
}

/** Every draft, newest first; the list changes with them. */
export function useDrafts(): readonly StoredDraft[] {
  return useSyncExternalStore(subscribeDrafts, allDrafts, allDrafts);
}
