import { AppPage, type AppTab } from "./AppPage";
import { AppsPage } from "./AppsPage";
import { ConfigTokens } from "./ConfigTokens";
import { CreateApp } from "./CreateApp";

export interface AppsAreaProps {
  /** An app's id, or `new`, or `tokens`; all apps without. */
  app: string | undefined;
  tab: string | undefined;
  /** Goes to a path below `/apps`. */
  onGo: (path: string, options?: { replace?: boolean }) => void;
  onBack: () => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
}

/** Everything under `/apps`. */
export function AppsArea({ app, tab, onGo, onBack, onOpenUser, onOpenChannel }: AppsAreaProps) {
  const toAll = () => onGo("");
  const open = (id: string) => onGo(`/${id}`);
  if (!app) return <AppsPage onOpen={open} onCreate={() => onGo("/new")} onTokens={() => onGo("/tokens")} onBack={onBack} />;
  if (app === "new") return <CreateApp onOpen={open} onBack={toAll} />;
  if (app === "tokens") return <ConfigTokens onBack={toAll} />;
  return (
    <AppPage
      key={app}
      appId={app}
      tab={tab}
      onTab={(next: AppTab) => onGo(next === "about" ? `/${app}` : `/${app}/${next}`, { replace: true })}
      onBack={toAll}
      onOpenUser={onOpenUser}
      onOpenChannel={onOpenChannel}
    />
  );
}
