import { useEffect, useMemo, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { watchEvents } from "../../model";
import { Blocks, type Surface, SurfaceContext } from "../../richtext";
import { Button, EmptyState, Skeleton, VisuallyHidden } from "../../ui";
import type { View } from "./stack";
import styles from "./Views.module.css";

export interface HomeViewProps {
  appId: string;
}

/** An app's own page, as it has published it for this person; it changes when the app says so. */
export function HomeView({ appId }: HomeViewProps) {
  const t = useText();
  const [view, setView] = useState<View>();
  const [state, setState] = useState<"loading" | "failed" | "ready">("loading");
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: trying again asks again
  useEffect(() => {
    let left = false;
    setView(undefined);
    setState("loading");
    const stop = watchEvents((event) => {
      const next = (event as unknown as { view?: View }).view;
      if (!event.type.startsWith("view_") || next?.type !== "home" || next.app_id !== appId) return;
      setView(next);
      setState("ready");
    });
    call<{ view?: View }>("apps.home", { app_id: appId, tab: "home" }).then(
      ({ view }) => {
        if (left) return;
        // What was published meanwhile is newer.
        setView((known) => known ?? view);
        setState("ready");
      },
      () => left || setState("failed"),
    );
    return () => {
      left = true;
      stop();
    };
  }, [appId, tries]);

  const surface = useMemo<Surface | undefined>(
    () => view && { container: { type: "view", view_id: view.id }, blocks: view.blocks },
    [view],
  );
  if (state === "failed") {
    return (
      <EmptyState
        drawing="door"
        title={t("ui.notLoaded")}
        text={t("ui.notLoadedText")}
        action={<Button onClick={() => setTries(tries + 1)}>{t("common.retry")}</Button>}
      />
    );
  }
  if (state === "ready" && !view?.blocks.length)
    return <EmptyState drawing="lamp" title={t("views.noHome")} text={t("views.noHomeText")} />;
  return (
    <div className={styles.home} aria-busy={state === "loading"}>
      {view && surface ? (
        <SurfaceContext value={surface}>
          {/* The headings of blocks are of the third level, as in messages: this is what they stand under. */}
          <h2>
            <VisuallyHidden>{t("apps.side.home")}</VisuallyHidden>
          </h2>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      ) : (
        <Skeleton height={96} />
      )}
    </div>
  );
}
