import { Pencil, Send, Trash2 } from "lucide-react";
import { useEffect } from "react";
import { formatDateTime, useFormats, useText } from "../../i18n";
import { names, type Pages, self, usePlaceName, watchEvents } from "../../model";
import { parseMrkdwn, plainText } from "../../richtext";
import { Button, EmptyState, IconButton, Line, Lines, MomentMenu, showToast } from "../../ui";
import { PlaceSign } from "./PlaceSign";
import { keyOf, reschedule, restore, type Scheduled, sendNow, takeBack, unschedule } from "./scheduled";

interface ScheduledLinesProps {
  pages: Pages<Scheduled>;
  onOpen: (place: { channel: string; threadTs: string | undefined }) => void;
  onShowDrafts: () => void;
}

/** What will be sent, soonest first. */
export function ScheduledLines({ pages, onOpen, onShowDrafts }: ScheduledLinesProps) {
  const t = useText();
  const { refresh } = pages;
  // One of one's own messages came: it may have been one of these.
  useEffect(() => watchEvents((event) => event.type === "message" && event.user === self().id && refresh()), [refresh]);

  /** Does it, then reads the list anew, whether it worked or not. */
  async function attempt(work: Promise<unknown>, after?: () => void) {
    try {
      await work;
      after?.();
    } catch {
      showToast({ title: t("composer.notScheduled"), tone: "bad" });
    }
    refresh();
  }

  function remove(message: Scheduled) {
    pages.change((items) => items.filter((other) => keyOf(other) !== keyOf(message)));
    void attempt(unschedule(message), () =>
      showToast({
        title: t("composer.deleted"),
        action: { label: t("composer.undo"), onSelect: () => void attempt(restore(message)) },
      }),
    );
  }

  return (
    <Lines
      label={t("composer.scheduled")}
      state={pages.state}
      isEmpty={pages.items.length === 0}
      onRetry={refresh}
      onMore={pages.more}
      empty={
        <EmptyState
          drawing="window"
          title={t("composer.noScheduled")}
          text={t("composer.noScheduledText")}
          action={<Button onClick={onShowDrafts}>{t("composer.showDrafts")}</Button>}
        />
      }
    >
      {pages.items.map((message) => {
        const place = { channel: message.channel_id, threadTs: message.thread_ts };
        return (
          <ScheduledLine
            key={message.id}
            message={message}
            onOpen={() => onOpen(place)}
            onEdit={() => void attempt(takeBack(message), () => onOpen(place))}
            onSend={() => void attempt(sendNow(message), () => showToast({ title: t("composer.sent") }))}
            onTime={(at) => void attempt(reschedule(message, at))}
            onRemove={() => remove(message)}
          />
        );
      })}
    </Lines>
  );
}

interface ScheduledLineProps {
  message: Scheduled;
  onOpen: () => void;
  onEdit: () => void;
  onSend: () => void;
  onTime: (at: number) => void;
  onRemove: () => void;
}

function ScheduledLine({ message, ...acts }: ScheduledLineProps) {
  const t = useText();
  useFormats();
  const name = usePlaceName(message.channel_id);
  const place = message.thread_ts ? t("composer.threadIn", { place: name }) : name;
  return (
    <Line
      start={<PlaceSign channel={message.channel_id} />}
      headline={<strong>{place}</strong>}
      text={plainText({ blocks: [{ type: "rich_text", elements: parseMrkdwn(message.text) }] }, names)}
      isSoft
      foot={t("composer.sendsAt", { when: formatDateTime(message.post_at) })}
      onOpen={acts.onOpen}
      actions={
        <>
          <IconButton icon={Pencil} size="sm" label={t("composer.editScheduled", { place })} onClick={acts.onEdit} />
          <IconButton icon={Send} size="sm" label={t("composer.sendDraft", { place })} onClick={acts.onSend} />
          <MomentMenu
            label={t("composer.reschedule", { place })}
            question={t("composer.scheduleTitle")}
            submitLabel={t("composer.scheduleSubmit")}
            at={message.post_at}
            onChoose={acts.onTime}
          />
          <IconButton icon={Trash2} size="sm" tone="danger" label={t("composer.deleteScheduled", { place })} onClick={acts.onRemove} />
        </>
      }
    />
  );
}
