import { useMemo } from "react";
import { useText } from "../../i18n";
import type { Choice, ConversationFilter, Option, Suggestions } from "../blockHost";
import { useSurface } from "../blockHost";
import { useHost } from "../host";
import type { TextObject } from "../types";
import styles from "./Elements.module.css";
import { Picker } from "./Picker";
import { Busy, type ElementProps, type UsedElement, useElement } from "./useElement";
import type { Find, Group } from "./useFound";

const isManyOf = (type: string): boolean => type.startsWith("multi_");

/** Options as they come, as groups to choose from. */
export function groupsOf({ options, option_groups }: Suggestions): Group[] {
  if (option_groups) return option_groups.map(({ label, options }) => ({ label: label.text, choices: options.map(choiceOf) }));
  return options ? [{ label: "", choices: options.map(choiceOf) }] : [];
}

interface OptionChoice extends Choice {
  option: Option;
}

function choiceOf(option: Option): OptionChoice {
  return { id: option.value ?? option.text.text, label: option.text.text, detail: option.description?.text, option };
}

const optionOf = (choice: Choice): Option => (choice as OptionChoice).option;

/** From a list that came with the message. */
export function StaticSelect(props: ElementProps) {
  const { element } = props;
  const used = useElement(props.block, element);
  const groups = useMemo(() => groupsOf(element as Suggestions), [element]);
  return <OptionSelect {...props} used={used} groups={groups} />;
}

/** From what the app suggests while one types. */
export function ExternalSelect(props: ElementProps) {
  const { block, element } = props;
  const host = useHost().blocks;
  const surface = useSurface();
  const used = useElement(block, element);
  const find: Find = async (typed) =>
    host && surface ? groupsOf(await host.suggest(surface.container, block.block_id ?? "", element.action_id ?? "", typed)) : [];
  return <OptionSelect {...props} used={used} find={find} leastTyped={Number(element.min_query_length ?? 3)} />;
}

interface SourceProps extends ElementProps {
  used: UsedElement;
  groups?: readonly Group[];
  find?: Find;
  leastTyped?: number;
}

function OptionSelect({ used, ...props }: SourceProps) {
  const isMany = isManyOf(props.element.type);
  const chosen = [(used.chosen as Option | Option[] | null) ?? []].flat().map(choiceOf);
  return (
    <Frame
      {...props}
      used={used}
      chosen={chosen}
      onChoose={(next) => used.choose(isMany ? next.map(optionOf) : next[0] ? optionOf(next[0]) : null)}
    />
  );
}

const asGroup = (choices: Choice[]): Group[] => [{ label: "", choices }];

/** Somebody, or several. */
export function PeopleSelect(props: ElementProps) {
  const host = useHost().blocks;
  const used = useElement(props.block, props.element);
  const find: Find = async (typed, signal) => asGroup((await host?.findPeople(typed, signal)) ?? []);
  return <IdSelect {...props} used={used} find={find} />;
}

/** A channel, or any conversation that the app's filter lets through. */
export function ConversationSelect(props: ElementProps) {
  const { type } = props.element;
  const host = useHost().blocks;
  const used = useElement(props.block, props.element);
  const isChannels = type.endsWith("channels_select");
  const filter: ConversationFilter = isChannels
    ? { include: ["public"] }
    : ((props.element.filter as ConversationFilter | undefined) ?? {});
  const find: Find = async (typed, signal) => asGroup((await host?.findConversations(typed, filter, signal)) ?? []);
  return <IdSelect {...props} used={used} find={find} />;
}

const asTheyAre = (ids: readonly string[]): readonly string[] => ids;

function IdSelect({ used, ...props }: SourceProps) {
  const isMany = isManyOf(props.element.type);
  const ids = [(used.chosen as string | string[] | null) ?? []].flat();
  const useNames = useHost().blocks?.useNames ?? asTheyAre;
  const names = useNames(ids);
  return (
    <Frame
      {...props}
      used={used}
      chosen={ids.map((id, place) => ({ id, label: names[place] ?? id }))}
      onChoose={(next) => used.choose(isMany ? next.map(({ id }) => id) : (next[0]?.id ?? null))}
    />
  );
}

interface FrameProps extends SourceProps {
  chosen: Choice[];
  onChoose: (chosen: Choice[]) => void;
}

function Frame({ used, block, element, ...props }: FrameProps) {
  const t = useText();
  return (
    <div className={styles.element}>
      <div className={styles.line}>
        <Picker
          {...props}
          isMany={isManyOf(element.type)}
          most={element.max_selected_items as number | undefined}
          canClear={block.type === "input" && block.optional === true}
          placeholder={(element.placeholder as TextObject | undefined)?.text || t("blocks.select.choose")}
          isDisabled={used.isIdle}
          autoFocus={element.focus_on_load === true}
        />
        <Busy isPending={used.isPending} />
      </div>
      {used.after}
    </div>
  );
}
