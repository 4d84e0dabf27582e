/** What messages need to be drawn: names, emoji, and where their links lead. */

import { blockHost } from "../features/blocks";
import {
  conversationById,
  conversationName,
  customEmoji,
  displayName,
  loadConversation,
  self,
  useFolded,
  useModel,
  useQuoted,
  userById,
  useUsergroup,
} from "../model";
import type { RichFile, RichTextHost } from "../richtext";
import { WordsEditor } from "./parts";

const looked = new Set<string>();

/** Made once: its hooks watch the model, its acts go to whoever is on screen. */
export function makeHost(acts: {
  openUser: (id: string) => void;
  openChannel: (id: string) => void;
  channelHref: (id: string) => string;
  openImage: (files: RichFile[], index: number) => void;
  openLink: (url: string) => boolean;
}): RichTextHost {
  return {
    useUser: (id) => {
      const name = useModel(() => {
        const user = userById(id);
        return user && displayName(user);
      });
      return name === undefined ? undefined : { name, isSelf: id === self().id };
    },
    useChannel: (id) => {
      const name = useModel(() => channelName(id));
      if (name === undefined) return undefined;
      const { is_private, is_im, is_mpim } = conversationById(id) ?? {};
      return { name, label: is_im || is_mpim ? name : `#${name}`, isPrivate: is_private === true };
    },
    useUsergroup: (id) => {
      const group = useUsergroup(id);
      return group && { handle: group.handle, includesSelf: group.users?.includes(self().id) === true };
    },
    useCustomEmoji: (name) => useModel(() => customEmoji().get(name)),
    useFolded,
    useQuoted,
    blocks: { ...blockHost, WordsEditor },
    ...acts,
  };
}

function channelName(id: string): string | undefined {
  if (id === "") return undefined;
  const name = conversationName(id);
  if (name === undefined && !looked.has(id)) {
    looked.add(id);
    void loadConversation(id);
  }
  return name;
}
