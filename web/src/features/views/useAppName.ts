import { useEffect, useState } from "react";
import { call } from "../../api";

const names = new Map<string, string>();

/** What an app is called, by its bot: so that its windows cannot pass for anybody else's. */
export function useAppName(botId: string | undefined): string | undefined {
  const [, arrived] = useState(0);
  useEffect(() => {
    if (!botId || names.has(botId)) return;
    call<{ bot: { name: string } }>("bots.info", { bot: botId }).then(
      ({ bot }) => {
        names.set(botId, bot.name);
        arrived((count) => count + 1);
      },
      () => undefined,
    );
  }, [botId]);
  return botId ? names.get(botId) : undefined;
}
