import { Ellipsis, ExternalLink } from "lucide-react";
import { useText } from "../../i18n";
import { Button, Icon, IconButton, Menu, MenuItem } from "../../ui";
import type { Option } from "../blockHost";
import { type RichTextHost, useHost } from "../host";
import { TextOf } from "../RichText";
import { safeUrl } from "../safeUrl";
import type { TextObject } from "../types";
import styles from "./Elements.module.css";
import { Busy, type ElementProps, useElement } from "./useElement";

/** A button: tells its app, and follows its link when it has one. A workflow's button starts the workflow in the same way. */
export function ButtonElement({ block, element }: ElementProps) {
  const host = useHost();
  const used = useElement(block, element);
  const url = element.url ? safeUrl(String(element.url)) : undefined;
  const style = element.style === "danger" ? "danger" : element.style === "primary" ? "primary" : "secondary";
  return (
    <div className={styles.element}>
      <Button
        size="sm"
        variant={style}
        busy={used.isPending}
        disabled={!url && used.isIdle}
        icon={url ? <Icon of={ExternalLink} size={14} /> : undefined}
        aria-label={element.accessibility_label as string | undefined}
        onClick={() => {
          if (url) follow(host, url);
          if (!used.isIdle) used.tell({});
        }}
      >
        <TextOf text={element.text as TextObject | undefined} />
      </Button>
      {used.after}
    </div>
  );
}

function follow(host: RichTextHost, url: string): void {
  if (!host.openLink?.(url)) window.open(url, "_blank", "noopener,noreferrer");
}

/** A few further acts under one button. */
export function OverflowElement({ block, element }: ElementProps) {
  const t = useText();
  const host = useHost();
  const used = useElement(block, element);
  const options = (element.options as Option[] | undefined) ?? [];
  return (
    <div className={styles.element}>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t("common.more")} disabled={used.isIdle} aria-busy={used.isPending || undefined} />}
      >
        {options.map((option, place) => (
          <MenuItem
            key={option.value ?? place}
            hint={option.description?.text}
            onSelect={() => {
              const url = option.url ? safeUrl(option.url) : undefined;
              if (url) follow(host, url);
              used.tell({ selected_option: option });
            }}
          >
            <TextOf text={option.text} />
          </MenuItem>
        ))}
      </Menu>
      <Busy isPending={used.isPending} />
      {used.after}
    </div>
  );
}
