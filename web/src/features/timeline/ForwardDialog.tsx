import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useText } from "../../i18n";
import {
  conversationById,
  conversationName,
  displayName,
  knownConversations,
  knownUsers,
  type Message,
  openDirect,
  self,
  sendMessage,
  useModel,
} from "../../model";
import { MessageBody } from "../../richtext";
import { Avatar, Button, classes, Dialog, showToast, TextArea, TextField } from "../../ui";
import styles from "./Forward.module.css";

interface ForwardDialogProps {
  message: Message;
  conversationId: string;
  link: string;
  onClose: () => void;
}

interface Place {
  /** A conversation's id, or a person's with whom there is none yet. */
  id: string;
  name: string;
  isPerson: boolean;
}

const SHOWN = 6;

/** Passes a message on: its address with words of one's own; whoever may see the message sees it quoted. */
export function ForwardDialog({ message, conversationId, link, onClose }: ForwardDialogProps) {
  const t = useText();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<Place>();
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const isPrivate = useModel(() => {
    const source = conversationById(conversationId);
    return Boolean(source && (source.is_private || source.is_im || source.is_mpim));
  });

  async function send() {
    if (!chosen) return;
    setBusy(true);
    try {
      const channel = chosen.isPerson ? await openDirect([chosen.id]) : chosen.id;
      sendMessage({ channel, ...wordsOf(comment.trim(), link) });
      showToast({ title: t("timeline.forwarded", { name: chosen.name }) });
      onClose();
    } catch {
      setBusy(false);
      showToast({ title: t("timeline.notDone"), tone: "bad" });
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("timeline.forwardTitle")}
      onSubmit={() => void send()}
      footer={
        <Button type="submit" variant="primary" busy={busy} disabled={!chosen}>
          {t("timeline.forward")}
        </Button>
      }
    >
      <PlacePicker query={query} onQuery={setQuery} chosen={chosen} onChoose={setChosen} />
      <TextArea label={t("timeline.forwardComment")} rows={2} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
      <blockquote className={styles.quote}>
        <MessageBody message={message} wordsOnly />
      </blockquote>
      {isPrivate ? <p className={styles.note}>{t("timeline.forwardPrivate")}</p> : null}
    </Dialog>
  );
}

interface PlacePickerProps {
  query: string;
  onQuery: (query: string) => void;
  chosen: Place | undefined;
  onChoose: (place: Place | undefined) => void;
}

function PlacePicker({ query, onQuery, chosen, onChoose }: PlacePickerProps) {
  const t = useText();
  const id = useId();
  const [active, setActive] = useState(0);
  const places = useMemo(() => (chosen ? [] : placesFor(query)), [query, chosen]);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + places.length) % Math.max(1, places.length));
    else if (event.key === "Enter" && places[active]) onChoose(places[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div>
      <TextField
        label={t("timeline.forwardTo")}
        role="combobox"
        aria-expanded={places.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={places.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        value={chosen?.name ?? query}
        onChange={(event) => {
          onChoose(undefined);
          setActive(0);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {places.length > 0 ? (
        <div id={`${id}-list`} role="listbox" aria-label={t("timeline.forwardTo")} className={styles.list}>
          {places.map((place, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
            <div
              key={place.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.option, index === active && styles.active)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(place)}
            >
              {place.isPerson ? <Avatar id={place.id} name={place.name} size={20} /> : null}
              <span dir="auto">{place.name}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Where one may write, and people; those whose name begins with what was typed come first. */
function placesFor(query: string): Place[] {
  const wanted = query.trim().toLocaleLowerCase().replace(/^[#@]/, "");
  const found: Place[] = [];
  const partners = new Set<string>();
  for (const conversation of knownConversations()) {
    if (conversation.user) partners.add(conversation.user);
    if (conversation.is_archived || conversation.is_read_only || conversation.is_member === false) continue;
    const name = conversationName(conversation.id) ?? "";
    found.push({ id: conversation.id, name: conversation.is_im || conversation.is_mpim ? name : `#${name}`, isPerson: false });
  }
  for (const user of knownUsers()) {
    if (!user.deleted && user.id !== self().id && !partners.has(user.id))
      found.push({ id: user.id, name: displayName(user), isPerson: true });
  }
  const plain = (place: Place) => place.name.toLocaleLowerCase().replace(/^#/, "");
  return found
    .filter((place) => plain(place).includes(wanted))
    .sort(
      (one, other) =>
        Number(plain(other).startsWith(wanted)) - Number(plain(one).startsWith(wanted)) || (plain(one) < plain(other) ? -1 : 1),
    )
    .slice(0, SHOWN);
}

function wordsOf(comment: string, link: string): { text: string; blocks: unknown[] } {
  const pieces = [...(comment ? [{ type: "text", text: `${comment}\n` }] : []), { type: "link", url: link }];
  const escaped = comment.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return {
    text: [escaped, `<${link}>`].filter(Boolean).join("\n"),
    blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: pieces }] }],
  };
}
