import { Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatShort, useFormats, useText } from "../../i18n";
import { names, usePages, usePlaceName } from "../../model";
import { plainText } from "../../richtext";
import { Button, EmptyState, IconButton, Line, Lines, MomentMenu, showToast, Tabs, View } from "../../ui";
import type { StoredDraft } from "./draftMerge";
import { discardDraft, saveDraft } from "./drafts";
import { PlaceSign } from "./PlaceSign";
import { ScheduledLines } from "./ScheduledLines";
import { SentLines } from "./SentLines";
import { keyOf, loadScheduled, scheduleDraft, sendDraft } from "./scheduled";
import { useDrafts } from "./useDrafts";

export interface DraftsPageProps {
  onOpen: (place: { channel: string; ts?: string; threadTs: string | undefined }) => void;
  onNew: () => void;
  onBack: () => void;
}

/** Everything begun and not sent, everything that will be sent at its time, and what was sent. */
export function DraftsPage({ onOpen, onNew, onBack }: DraftsPageProps) {
  const t = useText();
  const [shown, setShown] = useState<"drafts" | "scheduled" | "sent">("drafts");
  const drafts = useDrafts();
  const scheduled = usePages(loadScheduled, keyOf);
  const counts = { drafts: drafts.length, scheduled: scheduled.items.length, sent: 0 };
  return (
    <View title={t("composer.draftsTitle")} onBack={onBack} isTabbed>
      <Tabs
        label={t("composer.draftsTitle")}
        value={shown}
        onChange={setShown}
        tabs={(["drafts", "scheduled", "sent"] as const).map((value) => ({
          value,
          label: value === "sent" ? t("composer.sentTab") : t(`composer.${value}`),
          count: counts[value] || undefined,
        }))}
      >
        {shown === "sent" ? (
          <SentLines onOpen={onOpen} />
        ) : shown === "scheduled" ? (
          <ScheduledLines pages={scheduled} onOpen={onOpen} onShowDrafts={() => setShown("drafts")} />
        ) : (
          <Lines
            label={t("composer.drafts")}
            state="ready"
            isEmpty={drafts.length === 0}
            onRetry={() => undefined}
            empty={
              <EmptyState
                drawing="bench"
                title={t("composer.noDrafts")}
                text={t("composer.noDraftsText")}
                action={<Button onClick={onNew}>{t("composer.noDraftsAction")}</Button>}
              />
            }
          >
            {drafts.map((draft) => (
              <DraftLine
                key={`${draft.channel}${draft.threadTs ?? ""}`}
                draft={draft}
                onOpen={() => onOpen({ channel: draft.channel, threadTs: draft.threadTs })}
                onScheduled={scheduled.refresh}
              />
            ))}
          </Lines>
        )}
      </Tabs>
    </View>
  );
}

function DraftLine({ draft, onOpen, onScheduled }: { draft: StoredDraft; onOpen: () => void; onScheduled: () => void }) {
  const t = useText();
  useFormats();
  const { channel, threadTs } = draft;
  const name = usePlaceName(channel);
  const place = threadTs ? t("composer.threadIn", { place: name }) : name;

  function remove() {
    discardDraft(channel, threadTs);
    showToast({
      title: t("composer.draftDeleted"),
      action: { label: t("composer.undo"), onSelect: () => saveDraft(channel, threadTs, draft.elements) },
    });
  }

  function send() {
    sendDraft(draft);
    showToast({ title: t("composer.sent") });
  }

  function schedule(at: number) {
    scheduleDraft(draft, at).then(onScheduled, () => showToast({ title: t("composer.notScheduled"), tone: "bad" }));
  }

  return (
    <Line
      start={<PlaceSign channel={channel} />}
      headline={<strong>{place}</strong>}
      at={draft.changedAt / 1000}
      atText={formatShort(draft.changedAt / 1000)}
      text={plainText({ blocks: [{ type: "rich_text", elements: draft.elements }] }, names)}
      isSoft
      onOpen={onOpen}
      actions={
        <>
          <IconButton icon={Send} size="sm" label={t("composer.sendDraft", { place })} onClick={send} />
          <MomentMenu
            label={t("composer.schedule", { place })}
            question={t("composer.scheduleTitle")}
            submitLabel={t("composer.scheduleSubmit")}
            at={0}
            onChoose={schedule}
          />
          <IconButton icon={Trash2} size="sm" tone="danger" label={t("composer.deleteDraft", { place })} onClick={remove} />
        </>
      }
    />
  );
}
