import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { errorText } from "../../i18n";
import { codeOf } from "../../model";

/** A manifest, as far as pages read it; the editor shows it whole. */
export interface Manifest {
  oauth_config?: { redirect_urls?: string[] };
  settings?: { event_subscriptions?: { request_url?: string; bot_events?: string[]; user_events?: string[] } };
}

export interface Stored {
  manifest: Manifest | undefined;
  error: string | undefined;
  refresh(): void;
}

/** What an app's manifest says now. */
export function useManifest(appId: string): Stored {
  const [stored, setStored] = useState<Omit<Stored, "refresh">>({ manifest: undefined, error: undefined });
  const refresh = useCallback(() => {
    call<{ manifest: Manifest }>("apps.manifest.export", { app_id: appId }).then(
      ({ manifest }) => setStored({ manifest, error: undefined }),
      (problem) => setStored({ manifest: undefined, error: errorText(codeOf(problem)) }),
    );
  }, [appId]);
  useEffect(refresh, [refresh]);
  return { ...stored, refresh };
}
