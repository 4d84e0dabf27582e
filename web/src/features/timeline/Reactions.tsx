import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { formatList, useText } from "../../i18n";
import { displayName, type Reaction, self, useModel, userById } from "../../model";
import { Emoji } from "../../richtext";
import { classes, IconButton, Popover, Tooltip } from "../../ui";
import styles from "./Message.module.css";
import type { TimelineSlots } from "./slots";

interface ReactionsProps {
  reactions: readonly Reaction[];
  onToggle: (name: string) => void;
  emojiPicker: TimelineSlots["emojiPicker"];
}

export function Reactions({ reactions, onToggle, emojiPicker }: ReactionsProps) {
  const t = useText();
  const [picking, setPicking] = useState(false);
  return (
    <div className={styles.reactions}>
      {reactions.map((reaction) => (
        <ReactionButton key={reaction.name} reaction={reaction} onToggle={() => onToggle(reaction.name)} />
      ))}
      {emojiPicker ? (
        <Popover
          open={picking}
          onOpenChange={setPicking}
          label={t("timeline.react")}
          trigger={<IconButton icon={SmilePlus} label={t("timeline.react")} size="sm" />}
        >
          {emojiPicker((name) => {
            setPicking(false);
            onToggle(name);
          })}
        </Popover>
      ) : null}
    </div>
  );
}

const NAMED = 8;

function ReactionButton({ reaction, onToggle }: { reaction: Reaction; onToggle: () => void }) {
  const t = useText();
  const me = self().id;
  const isMine = reaction.users.includes(me);
  const names = useModel(() =>
    reaction.users
      .slice(0, NAMED)
      .map((id) => (id === me ? t("common.you") : nameOf(id)))
      .join("\n"),
  ).split("\n");
  const rest = reaction.count - names.length;
  const who = formatList(rest > 0 ? [...names, t("timeline.others", { count: rest })] : names);
  return (
    <Tooltip label={t("timeline.reactedWith", { who, name: reaction.name })}>
      <button type="button" className={classes(styles.reaction, isMine && styles.mine)} aria-pressed={isMine} onClick={onToggle}>
        <Emoji name={reaction.name} />
        <span>{reaction.count}</span>
      </button>
    </Tooltip>
  );
}

function nameOf(id: string): string {
  const user = userById(id);
  return user ? displayName(user) : "…";
}
