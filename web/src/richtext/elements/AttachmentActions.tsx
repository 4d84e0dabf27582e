import { useState, useSyncExternalStore } from "react";
import { useText } from "../../i18n";
import { Button } from "../../ui";
import { type AttachmentAction, type Choice, type Suggestions, useSurface } from "../blockHost";
import { useHost } from "../host";
import { safeUrl } from "../safeUrl";
import type { Attachment } from "../types";
import styles from "./Elements.module.css";
import { Picker } from "./Picker";
import { groupsOf } from "./Selects";
import { SurfaceState, stateOf } from "./state";
import { Busy, Failure, Question } from "./useElement";
import type { Find, Group } from "./useFound";

type Wire = NonNullable<Attachment["actions"]>[number];

const plain = (text: string) => ({ type: "plain_text" as const, text });
const NOWHERE = new SurfaceState();

/** The buttons and menus of an attachment of the old kind. */
export function AttachmentActions({ attachment }: { attachment: Attachment }) {
  return (
    <div className={styles.actions}>
      {(attachment.actions ?? []).map((action, place) => (
        <OldAction key={action.id ?? place} action={action} />
      ))}
    </div>
  );
}

function OldAction({ action }: { action: Wire }) {
  const host = useHost();
  const surface = useSurface();
  const [asked, setAsked] = useState<AttachmentAction>();
  const state = surface ? stateOf(surface.container) : NOWHERE;
  const key = `${action.name ?? ""}\u0000${action.id ?? ""}`;
  const isPending = useSyncExternalStore(state.subscribe, () => state.isPending(key));
  const failed = useSyncExternalStore(state.subscribe, () => state.failed(key));
  const { confirm } = action;
  const isIdle = !surface || !host.blocks;

  function send(used: AttachmentAction) {
    const { blocks } = host;
    if (surface && blocks) void state.attempt(key, () => blocks.actOnAttachment(surface.container, used));
  }

  const use = (used: AttachmentAction) => (confirm ? setAsked(used) : send(used));
  const name = action.name ?? "";
  const url = action.url ? safeUrl(action.url) : undefined;
  return (
    <div className={styles.element}>
      {action.type === "select" ? (
        <div className={styles.line}>
          <OldMenu action={action} isDisabled={isIdle} onChoose={(value) => use({ name, type: "select", selected_options: [{ value }] })} />
          <Busy isPending={isPending} />
        </div>
      ) : (
        <Button
          size="sm"
          variant={action.style === "primary" || action.style === "danger" ? action.style : "secondary"}
          busy={isPending}
          disabled={isIdle && !url}
          onClick={() => {
            if (url) window.open(url, "_blank", "noopener,noreferrer");
            else use({ name, type: "button", value: action.value ?? "" });
          }}
        >
          {action.text}
        </Button>
      )}
      {failed ? <Failure code={failed} /> : null}
      {asked && confirm ? (
        <Question
          confirm={{
            text: plain(confirm.text ?? ""),
            ...(confirm.title ? { title: plain(confirm.title) } : {}),
            ...(confirm.ok_text ? { confirm: plain(confirm.ok_text) } : {}),
            ...(confirm.dismiss_text ? { deny: plain(confirm.dismiss_text) } : {}),
          }}
          onAnswer={(isSure) => {
            setAsked(undefined);
            if (isSure) send(asked);
          }}
        />
      ) : null}
    </div>
  );
}

interface OldMenuProps {
  action: Wire;
  isDisabled: boolean;
  onChoose: (value: string) => void;
}

function OldMenu({ action, isDisabled, onChoose }: OldMenuProps) {
  const t = useText();
  const host = useHost().blocks;
  const surface = useSurface();
  const [chosen, setChosen] = useState<Choice[]>(() =>
    (action.selected_options ?? []).map(({ text, value }) => ({ id: value, label: text ?? value })),
  );
  const one = (choices: Choice[]): Group[] => [{ label: "", choices }];
  const finds: Record<string, Find> = {
    users: async (typed, signal) => one((await host?.findPeople(typed, signal)) ?? []),
    channels: async (typed, signal) => one((await host?.findConversations(typed, { include: ["public"] }, signal)) ?? []),
    conversations: async (typed, signal) => one((await host?.findConversations(typed, {}, signal)) ?? []),
    external: async (typed) =>
      host && surface ? groupsOf(await host.suggestForAttachment(surface.container, action.name ?? "", typed)) : [],
  };
  const find = finds[action.data_source ?? "static"];
  return (
    <Picker
      {...(find ? { find } : { groups: groupsOf(optionsOf(action)) })}
      leastTyped={action.data_source === "external" ? Number(action.min_query_length ?? 1) : 0}
      chosen={chosen}
      placeholder={action.text ?? t("blocks.select.choose")}
      isDisabled={isDisabled}
      onChoose={(next) => {
        setChosen(next);
        if (next[0]) onChoose(next[0].id);
      }}
    />
  );
}

/** Options of the old kind, whose texts are plain strings, as the newer ones are. */
export function optionsOf({ options, option_groups }: Pick<Wire, "options" | "option_groups">): Suggestions {
  const renewed = (known: NonNullable<Wire["options"]>) => known.map(({ text, value }) => ({ text: plain(text ?? value), value }));
  if (option_groups)
    return { option_groups: option_groups.map(({ text, options }) => ({ label: plain(text), options: renewed(options) })) };
  return { options: renewed(options ?? []) };
}
