import { Fragment, type ReactNode } from "react";
import { type TextKey, useText } from "../i18n";
import { Inline } from "./Inline";
import { parseInline } from "./inline";
import { Mrkdwn } from "./RichText";
import type { Inline as Piece, RichMessage } from "./types";

/** What the server says of itself, with the fields that tell what happened. */
export interface SystemMessage extends RichMessage {
  user?: string;
  inviter?: string;
  topic?: string;
  purpose?: string;
  name?: string;
  old_name?: string;
  /** Of an integration: its name, linked or not. */
  bot_link?: string;
}

const KEYS: Record<string, TextKey> = {
  channel_join: "richtext.system.joined",
  channel_leave: "richtext.system.left",
  channel_topic: "richtext.system.topic",
  channel_purpose: "richtext.system.purpose",
  channel_name: "richtext.system.renamed",
  channel_archive: "richtext.system.archived",
  channel_unarchive: "richtext.system.unarchived",
  channel_convert_to_private: "richtext.system.madePrivate",
  channel_convert_to_public: "richtext.system.madePublic",
  pinned_item: "richtext.system.pinned",
  bot_add: "richtext.system.botAdded",
};

// Stand-ins for pieces that are no text, cut out again after the sentence was made.
const USER = "\uE001";
const INVITER = "\uE002";
const WORDS = "\uE003";
const CUT = /([\uE001-\uE003])/;

/** A system message in the reader's language; one of an unknown kind as the server words it. */
export function SystemBody({ message }: { message: SystemMessage }) {
  const t = useText();
  const key = sentenceOf(message);
  if (!key || !message.user) return <Mrkdwn text={message.text ?? ""} />;
  const words = message.topic ?? message.purpose ?? message.bot_link ?? message.name ?? "";
  const sentence = t(key, {
    user: USER,
    inviter: INVITER,
    words: WORDS,
    before: message.old_name ?? "",
    isEmpty: words === "" ? "yes" : "no",
  });
  const pieces: Record<string, ReactNode> = {
    [USER]: <Inline pieces={[mention(message.user)]} />,
    [INVITER]: message.inviter ? <Inline pieces={[mention(message.inviter)]} /> : null,
    // Topics and purposes are written like messages; a name is a name.
    [WORDS]: message.name === undefined ? <Inline pieces={parseInline(words)} /> : words,
  };
  return (
    <span dir="auto">
      {sentence.split(CUT).map((part, index) => (
        <Fragment key={index}>{Object.hasOwn(pieces, part) ? pieces[part] : part}</Fragment>
      ))}
    </span>
  );
}

function sentenceOf({ subtype = "", inviter, bot_link }: SystemMessage): TextKey | undefined {
  const kind = subtype.replace(/^group_/, "channel_");
  if (kind === "channel_join" && inviter) return "richtext.system.invited";
  if (kind === "bot_add" && !bot_link) return undefined;
  return Object.hasOwn(KEYS, kind) ? KEYS[kind] : undefined;
}

function mention(id: string): Piece {
  return { type: "user", user_id: id };
}
