import { Combobox } from "@base-ui/react/combobox";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useId, useState } from "react";
import { useText } from "../../i18n";
import { Avatar, classes, Icon, Spinner } from "../../ui";
import type { Choice } from "../blockHost";
import styles from "./Picker.module.css";
import { type Find, type Group, useFound } from "./useFound";

export interface PickerProps {
  /** All there is, in groups; or how it is found for what is typed. */
  groups?: readonly Group[] | undefined;
  find?: Find | undefined;
  /** How many characters must be typed before anything is looked for. */
  leastTyped?: number;
  chosen: readonly Choice[];
  onChoose: (chosen: Choice[]) => void;
  isMany?: boolean;
  most?: number | undefined;
  canClear?: boolean;
  placeholder: string;
  id?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  isRequired?: boolean | undefined;
  isInvalid?: boolean | undefined;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

const isSame = (left: Choice, right: Choice) => left.id === right.id;

/** One or several out of many: typing narrows them down. */
export function Picker(props: PickerProps) {
  const { chosen, isMany = false, isDisabled = false, placeholder } = props;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const found = useFound(props, typed, isOpen);
  const common = {
    items: found.groups.map(({ label, choices }) => ({ value: label, items: choices })),
    filter: null,
    open: isOpen,
    inputValue: typed,
    onInputValueChange: setTyped,
    onOpenChange: (open: boolean, details: { reason: string }) => {
      // Of many, the next is mostly chosen right after.
      if (isMany && details.reason === "item-press") return;
      setOpen(open);
      if (!open) setTyped("");
    },
    itemToStringLabel: (choice: Choice) => choice.label,
    isItemEqualToValue: isSame,
    autoHighlight: true,
    disabled: isDisabled,
  };
  return (
    <CSPProvider disableStyleElements>
      {isMany ? (
        <Combobox.Root<Choice, true>
          {...common}
          multiple
          value={[...chosen]}
          onValueChange={(next, details) => (details.reason === "escape-key" ? undefined : props.onChoose(next))}
        >
          <Chips {...props} />
          <List
            found={found}
            placeholder={placeholder}
            isFull={chosen.length >= (props.most ?? Number.POSITIVE_INFINITY)}
            chosen={chosen}
          />
        </Combobox.Root>
      ) : (
        <Combobox.Root<Choice> {...common} value={chosen[0] ?? null} onValueChange={(next) => (next ? props.onChoose([next]) : undefined)}>
          <One {...props} />
          <List found={found} placeholder={placeholder} isSearched chosen={chosen} />
        </Combobox.Root>
      )}
    </CSPProvider>
  );
}

function One(props: PickerProps) {
  const t = useText();
  const id = useId();
  const [chosen] = props.chosen;
  const isNamed = chosen !== undefined && !props.labelledBy;
  return (
    <span className={styles.one}>
      {isNamed ? (
        <span id={`${id}l`} className={styles.unseen}>
          {props.placeholder}
        </span>
      ) : null}
      <Combobox.Trigger
        {...(props.id ? { id: props.id } : {})}
        className={classes(styles.trigger, props.isInvalid && styles.invalid)}
        aria-labelledby={[props.labelledBy ?? (isNamed ? `${id}l` : ""), `${id}v`].filter(Boolean).join(" ")}
        aria-describedby={props.describedBy}
        aria-required={props.isRequired}
        aria-invalid={props.isInvalid || undefined}
        autoFocus={props.autoFocus}
      >
        <span id={`${id}v`} className={classes(styles.value, !chosen && styles.empty)}>
          {chosen ? chosen.label : props.placeholder}
        </span>
        <Icon of={ChevronsUpDown} size={14} className={styles.chevron} />
      </Combobox.Trigger>
      {props.canClear && chosen ? (
        <button type="button" className={styles.clear} aria-label={t("blocks.select.clear")} onClick={() => props.onChoose([])}>
          <Icon of={X} size={14} />
        </button>
      ) : null}
    </span>
  );
}

function Chips(props: PickerProps) {
  const t = useText();
  const { chosen } = props;
  return (
    <Combobox.InputGroup className={classes(styles.group, props.isInvalid && styles.invalid)}>
      <Combobox.Chips className={styles.chips}>
        {chosen.map((choice) => (
          <Combobox.Chip key={choice.id} className={styles.chip} aria-label={choice.label}>
            <span className={styles.chipName}>{choice.label}</span>
            <Combobox.ChipRemove className={styles.remove} aria-label={t("blocks.select.remove", { name: choice.label })}>
              <Icon of={X} size={14} />
            </Combobox.ChipRemove>
          </Combobox.Chip>
        ))}
        <Combobox.Input
          {...(props.id ? { id: props.id } : {})}
          className={styles.input}
          placeholder={chosen.length > 0 ? "" : props.placeholder}
          aria-labelledby={props.labelledBy}
          aria-label={props.labelledBy ? undefined : props.placeholder}
          aria-describedby={props.describedBy}
          aria-required={props.isRequired}
          aria-invalid={props.isInvalid || undefined}
          autoFocus={props.autoFocus}
        />
      </Combobox.Chips>
    </Combobox.InputGroup>
  );
}

interface ListProps {
  found: ReturnType<typeof useFound>;
  placeholder: string;
  chosen: readonly Choice[];
  isSearched?: boolean;
  /** No more may be chosen. */
  isFull?: boolean;
}

function List({ found, placeholder, chosen, isSearched = false, isFull = false }: ListProps) {
  const t = useText();
  const count = found.groups.reduce((sum, { choices }) => sum + choices.length, 0);
  return (
    <Combobox.Portal>
      <Combobox.Positioner className={styles.positioner} align="start" sideOffset={4} collisionPadding={8}>
        <Combobox.Popup className={styles.popup} aria-label={placeholder}>
          {isSearched ? (
            <Combobox.Input className={styles.search} placeholder={t("blocks.select.find")} aria-label={t("blocks.select.find")} />
          ) : null}
          <Combobox.Status className={styles.status}>
            {found.state === "loading" ? (
              <>
                <Spinner size={16} /> {t("blocks.select.loading")}
              </>
            ) : found.state === "failed" ? (
              t("blocks.select.failed")
            ) : found.state === "short" ? (
              t("blocks.select.typeMore", { count: found.least })
            ) : isFull ? (
              t("blocks.select.full", { count: chosen.length })
            ) : count === 0 ? (
              t("blocks.select.none")
            ) : null}
          </Combobox.Status>
          <Combobox.List className={styles.list}>
            {(group: { value: string; items: Choice[] }) => (
              <Combobox.Group key={group.value} items={group.items} className={styles.section}>
                {group.value ? <Combobox.GroupLabel className={styles.heading}>{group.value}</Combobox.GroupLabel> : null}
                <Combobox.Collection>
                  {(choice: Choice) => (
                    <Combobox.Item
                      key={choice.id}
                      value={choice}
                      className={styles.item}
                      disabled={isFull && !chosen.some((each) => isSame(each, choice))}
                    >
                      {choice.face ? <Avatar id={choice.id} name={choice.label} src={choice.face.src} size={20} /> : null}
                      <span className={styles.words}>
                        <span dir="auto">{choice.label}</span>
                        {choice.detail ? (
                          <span className={styles.detail} dir="auto">
                            {choice.detail}
                          </span>
                        ) : null}
                      </span>
                      <Combobox.ItemIndicator className={styles.tick}>
                        <Icon of={Check} />
                      </Combobox.ItemIndicator>
                    </Combobox.Item>
                  )}
                </Combobox.Collection>
              </Combobox.Group>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
