/** Apps as the server tells of them, and asking it. */
import { call } from "../../api";

export interface AppBrief {
  id: string;
  name: string;
  description: string;
  /** Empty where it has no picture. */
  icon: string;
  is_installed: boolean;
  may_manage: boolean;
  /** Empty where it has no bot, or is not installed. */
  bot_user_id: string;
  created_by: string;
}

export interface AppInfo extends AppBrief {
  long_description: string;
  scopes: { bot: string[]; user: string[] };
  commands: { command: string; description: string; usage_hint?: string }[];
  shortcuts: { name: string; type: "global" | "message"; callback_id: string; description: string }[];
  installation: { installed_by: string; date_installed: number; bot_scopes: string[] } | null;
  channels: { id: string; name: string; is_private: boolean }[];
  /** Whether one may put it in oneself. */
  approval: "allowed" | "needs_approval" | "requested" | "restricted";
  /** Where people agree to what it asks for; empty where it has nowhere to come back to. */
  install_path: string;
  home: AppHome;
  is_socket_mode: boolean;
  /** For those who may change it. */
  client_id?: string;
  events_off_at?: number;
  /** The address for its events that has answered; empty while none has. */
  verified_url?: string;
}

/** Which sides a conversation with it has. */
export interface AppHome {
  home_tab_enabled?: boolean;
  messages_tab_enabled?: boolean;
  messages_tab_read_only_enabled?: boolean;
}

export const listApps = () => call<{ apps: AppBrief[]; may_create: boolean }>("apps.list");

export const loadApp = async (appId: string): Promise<AppInfo> => (await call<{ app: AppInfo }>("apps.info", { app_id: appId })).app;

/** Tells an app that somebody looks at one side of their conversation with it. */
export function noteTab(appId: string, tab: "home" | "messages"): void {
  call("apps.home", { app_id: appId, tab }).catch(() => undefined);
}
