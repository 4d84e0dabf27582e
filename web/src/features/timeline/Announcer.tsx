import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import { displayName, type Message, names, self, userById } from "../../model";
import { plainText } from "../../richtext";
import { VisuallyHidden } from "../../ui";

const GATHER_MS = 1_000;
const LONGEST = 200;

/** Reads new messages of others out, together when several come at once. The list itself stays silent. */
export function Announcer({ messages, isLive }: { messages: readonly Message[]; isLive: boolean }) {
  const t = useText();
  const [words, setWords] = useState("");
  const heard = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(messages);
  latest.current = messages;
  const newest = messages.at(-1)?.ts;

  useEffect(() => {
    if (!isLive || newest === undefined) return;
    if (heard.current === undefined) {
      heard.current = newest;
      return;
    }
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const since = heard.current ?? "";
      heard.current = latest.current.at(-1)?.ts ?? since;
      const added = latest.current.filter((message) => message.ts > since && message.user !== self().id);
      const [only] = added;
      if (added.length > 1) setWords(t("timeline.newMessages", { count: added.length }));
      else if (only) setWords(t("timeline.says", { name: nameOf(only), words: plainText(only, names).slice(0, LONGEST) }));
    }, GATHER_MS);
  }, [newest, isLive, t]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <VisuallyHidden>
      <div aria-live="polite">{words}</div>
    </VisuallyHidden>
  );
}

function nameOf(message: Message): string {
  const user = userById(message.user ?? "");
  return message.username ?? (user ? displayName(user) : "…");
}
