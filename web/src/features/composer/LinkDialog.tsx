import { useState } from "react";
import { useText } from "../../i18n";
import { Button, Dialog, TextField } from "../../ui";
import type { LinkTarget } from "./editor/editor";

interface LinkDialogProps {
  target: LinkTarget;
  onClose: () => void;
  /** An empty address takes the link away. */
  onSave: (href: string, text: string) => void;
}

/** Words and address of a link. */
export function LinkDialog({ target, onClose, onSave }: LinkDialogProps) {
  const t = useText();
  const [text, setText] = useState(target.text);
  const [href, setHref] = useState(target.href);
  const [wrong, setWrong] = useState(false);

  function save() {
    const address = completeAddress(href);
    if (address) onSave(address, text.trim() || address);
    else setWrong(true);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      title={target.href ? t("composer.editLink") : t("composer.addLink")}
      onSubmit={save}
      footer={
        <>
          {target.href ? <Button onClick={() => onSave("", text)}>{t("composer.removeLink")}</Button> : null}
          <Button type="submit" variant="primary">
            {t("common.save")}
          </Button>
        </>
      }
    >
      <TextField label={t("composer.linkText")} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextField
        label={t("composer.linkAddress")}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={href}
        autoFocus={target.text !== ""}
        error={wrong ? t("composer.linkWrong") : undefined}
        onChange={(event) => {
          setHref(event.currentTarget.value);
          setWrong(false);
        }}
      />
    </Dialog>
  );
}

/** "example.com" → "https://example.com"; what cannot be an address → undefined. */
export function completeAddress(words: string): string | undefined {
  const trimmed = words.trim();
  const address = /^(https?:|mailto:|tel:)/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (/\s/.test(trimmed) || !URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return protocol === "mailto:" || protocol === "tel:" || hostname.includes(".") || hostname === "localhost" ? address : undefined;
}
