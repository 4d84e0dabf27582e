import { useEffect, useRef, useState } from "react";
import { call } from "../../api";
import { watchEvents } from "../../model";
import type { Attachment } from "../../richtext";
import { linksIn } from "../../richtext/permalink";
import type { LinkPreviewsProps } from "./LinkPreviews";

/** Addresses are asked about once nothing has been typed for so long, in ms: half an address belongs to nobody. */
const PAUSE = 600;
/** So many are asked about, and none that is longer; as the server takes them. */
const MOST = 20;
const LONGEST = 3000;

interface Heard {
  unfurlId: string;
  attachments: Attachment[];
}

/** Asks apps about the links that are written, and has what they show of those still there. */
export function useLinkPreviews({ conversationId, editor, snapshot }: LinkPreviewsProps) {
  const [urls, setUrls] = useState<readonly string[]>([]);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [heard, setHeard] = useState<readonly Heard[]>([]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const asked = useRef(new Set<string>());
  const latest = useRef(editor);
  latest.current = editor;

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the pause anew
  useEffect(() => {
    const timer = setTimeout(() => {
      const found = webLinks(linksIn(latest.current()?.elements() ?? []));
      setUrls((known) => (known.join(" ") === found.join(" ") ? known : found));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [snapshot]);

  useEffect(() => {
    const fresh = urls.filter((url) => !asked.current.has(url));
    if (fresh.length === 0) return;
    for (const url of fresh) asked.current.add(url);
    call<{ unfurl_ids: string[] }>("links.preview", { channel: conversationId, urls: fresh }).then(
      ({ unfurl_ids }) => setIds((known) => [...known, ...unfurl_ids]),
      // A preview is nothing to trouble a writer about.
      () => undefined,
    );
  }, [urls, conversationId]);

  useEffect(
    () =>
      watchEvents((event) => {
        if (event.type !== "link_previewed") return;
        const { unfurl_id, attachments } = event as unknown as { unfurl_id: string; attachments: Attachment[] };
        setHeard((known) => [...known.filter(({ unfurlId }) => unfurlId !== unfurl_id), { unfurlId: unfurl_id, attachments }]);
      }),
    [],
  );

  // An answer can be here before the id that it is for.
  const previews = heard
    .filter(({ unfurlId }) => ids.includes(unfurlId))
    .flatMap(({ attachments }) => attachments)
    .filter(({ from_url: url = "" }) => urls.includes(url) && !dismissed.includes(url));
  return { previews, dismiss: ({ from_url: url = "" }: Attachment) => setDismissed((known) => [...known, url]) };
}

function webLinks(urls: readonly string[]): string[] {
  return [...new Set(urls)].filter((url) => /^https?:/i.test(url) && url.length <= LONGEST).slice(0, MOST);
}
