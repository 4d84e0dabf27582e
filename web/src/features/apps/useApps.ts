import { useCallback, useEffect, useState } from "react";
import { codeOf } from "../../model";
import { type AppBrief, type AppInfo, listApps, loadApp } from "./api";

export interface Apps {
  apps: readonly AppBrief[];
  mayCreate: boolean;
  state: "loading" | "failed" | "ready";
  refresh(): void;
}

/** Every app of the workspace. */
export function useApps(): Apps {
  const [found, setFound] = useState<Omit<Apps, "refresh">>({ apps: [], mayCreate: false, state: "loading" });
  const refresh = useCallback(() => {
    listApps().then(
      ({ apps, may_create }) => setFound({ apps, mayCreate: may_create, state: "ready" }),
      () => setFound((known) => ({ ...known, state: "failed" })),
    );
  }, []);
  useEffect(refresh, [refresh]);
  return { ...found, refresh };
}

export interface OneApp {
  app: AppInfo | undefined;
  state: "loading" | "failed" | "missing" | "ready";
  refresh(): void;
}

const MISSING = new Set(["app_not_found", "invalid_app_id"]);
const known = new Map<string, AppInfo>();

/** One app; what was known of it last shows at once. */
export function useApp(appId: string): OneApp {
  const [found, setFound] = useState<Omit<OneApp, "refresh">>(() => {
    const app = known.get(appId);
    return { app, state: app ? "ready" : "loading" };
  });
  const refresh = useCallback(() => {
    loadApp(appId).then(
      (app) => {
        known.set(appId, app);
        setFound({ app, state: "ready" });
      },
      (error) => setFound((before) => ({ ...before, state: MISSING.has(codeOf(error)) ? "missing" : "failed" })),
    );
  }, [appId]);
  useEffect(refresh, [refresh]);
  return { ...found, refresh };
}
