/** A manifest while it is being written: an example to begin with, and what the server says of it. */
import { ApiError, call } from "../../api";

/** What is wrong, in words, and where: a JSON pointer. */
export interface Problem {
  message: string;
  pointer: string;
}

export const EXAMPLE = `display_information:
  name: Doorbell
  description: Rings when somebody is at the door
features:
  bot_user:
    display_name: doorbell
    always_online: true
  app_home:
    home_tab_enabled: true
    messages_tab_enabled: true
    messages_tab_read_only_enabled: false
  slash_commands:
    - command: /ring
      description: Ring the bell
      usage_hint: "[who]"
      should_escape: true
  shortcuts:
    - name: Ring the bell
      type: global
      callback_id: ring
      description: Rings wherever you are
oauth_config:
  scopes:
    bot:
      - app_mentions:read
      - chat:write
      - commands
settings:
  event_subscriptions:
    bot_events:
      - app_mention
      - app_home_opened
  interactivity:
    is_enabled: true
  socket_mode_enabled: true
`;

/** What the server finds wrong; none when it would take the manifest. Raises what keeps it from looking, such as `offline`. */
export async function problemsOf(manifest: string, appId: string | undefined, signal?: AbortSignal): Promise<readonly Problem[]> {
  try {
    await call("apps.manifest.validate", { manifest, ...(appId ? { app_id: appId } : {}) }, signal ? { signal } : {});
    return [];
  } catch (error) {
    return complaintsIn(error);
  }
}

/** The problems that a refusal names; any other error is raised again. */
export function complaintsIn(error: unknown): readonly Problem[] {
  if (!(error instanceof ApiError) || error.code !== "invalid_manifest") throw error;
  const named = error.answer.errors as Problem[] | undefined;
  return named?.length ? named : [{ message: error.code, pointer: "/" }];
}

/** A manifest as it is shown to be edited. */
export const written = (manifest: unknown): string => `${JSON.stringify(manifest, null, 2)}\n`;
