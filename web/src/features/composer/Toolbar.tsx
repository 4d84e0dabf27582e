import {
  Bold,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  SquareCode,
  Strikethrough,
  TextQuote,
  Underline,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { type TextKey, useText } from "../../i18n";
import { IconButton } from "../../ui";
import type { Format } from "./editor/editor";
import styles from "./Toolbar.module.css";

const BUTTONS: [Format, LucideIcon, TextKey, string?][] = [
  ["bold", Bold, "composer.bold", "Mod+B"],
  ["italic", Italic, "composer.italic", "Mod+I"],
  ["underline", Underline, "composer.underline"],
  ["strike", Strikethrough, "composer.strike", "Mod+Shift+X"],
  ["link", Link, "composer.link", "Mod+Shift+U"],
  ["ordered_list", ListOrdered, "composer.orderedList", "Mod+Shift+7"],
  ["bullet_list", List, "composer.bulletList", "Mod+Shift+8"],
  ["blockquote", TextQuote, "composer.quote", "Mod+Shift+9"],
  ["code", Code, "composer.code", "Mod+Shift+C"],
  ["code_block", SquareCode, "composer.codeBlock", "Mod+Alt+Shift+C"],
];

interface ToolbarProps {
  active: ReadonlySet<Format>;
  onFormat: (format: Format) => void;
}

/** Formats as buttons: one stop for Tab, arrows inside. */
export function Toolbar({ active, onFormat }: ToolbarProps) {
  const t = useText();
  const [stop, setStop] = useState(0);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (stop + step + BUTTONS.length) % BUTTONS.length;
    setStop(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t("composer.formatting")} onKeyDown={onKeyDown}>
      {BUTTONS.map(([format, icon, label, shortcut], index) => (
        <IconButton
          key={format}
          icon={icon}
          size="sm"
          label={t(label)}
          {...(shortcut ? { shortcut } : {})}
          pressed={active.has(format)}
          tabIndex={index === stop ? 0 : -1}
          // The selection in the editor must outlive the press.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        />
      ))}
    </div>
  );
}
