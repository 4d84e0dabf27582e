import { useEffect, useState } from "react";
import { call } from "../../api";
import { type Conversation, rememberUsers, type User } from "../../model";
import type { Wanted } from "./find";

const ASK_AFTER_MS = 120;

/** What the server knows besides: people not yet met, channels not yet joined. Counts up with every answer. */
export function useFound({ words, kinds }: Wanted): { channels: readonly Conversation[]; answers: number } {
  const [found, setFound] = useState<{ channels: readonly Conversation[]; answers: number }>({ channels: [], answers: 0 });
  const wantsPeople = kinds.includes("person");
  const wantsChannels = kinds.includes("channel") && words !== "";
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      async () => {
        const [people, channels] = await Promise.all([
          wantsPeople ? searchPeople(words) : [],
          wantsChannels
            ? call<{ channels: Conversation[] }>("conversations.search", { query: words }).then(
                (answer) => answer.channels,
                () => [],
              )
            : [],
        ]);
        if (!isCurrent) return;
        rememberUsers(people);
        setFound(({ answers }) => ({ channels, answers: answers + 1 }));
      },
      words ? ASK_AFTER_MS : 0,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words, wantsPeople, wantsChannels]);
  return found;
}

/** By the beginning of a name; where that finds nobody, by a shorter one, for there may be a slip in the rest. */
async function searchPeople(words: string): Promise<User[]> {
  const ask = (query: string, limit: number) =>
    call<{ users: User[] }>("users.search", { query, limit }).then(
      (answer) => answer.users,
      () => [],
    );
  const found = await ask(words, 20);
  return found.length > 0 || words.length < 4 ? found : ask(words.slice(0, 3), 100);
}
