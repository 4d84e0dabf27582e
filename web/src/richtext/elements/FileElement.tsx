import { Paperclip, RotateCcw, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { errorText, formatBytes, useFormats, useText } from "../../i18n";
import { Button, Icon, IconButton, Progress } from "../../ui";
import { useHost } from "../host";
import type { RichFile } from "../types";
import styles from "./Elements.module.css";
import { codeOf } from "./state";
import { type ElementProps, useElement } from "./useElement";

interface Sending {
  key: number;
  file: File;
  share: number;
  stop: AbortController;
  error?: string;
}

/** Files, chosen or dropped: they go up at once, and the form takes them along. */
export function FileElement({ block, element, labelledBy, describedBy, isInvalid }: ElementProps) {
  const t = useText();
  useFormats();
  const id = useId();
  const host = useHost().blocks;
  const used = useElement(block, element);
  const picker = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending[]>([]);
  const running = useRef(sending);
  running.current = sending;
  const lastKey = useRef(0);
  const files = (used.chosen as RichFile[] | null) ?? [];
  const held = useRef(files);
  held.current = files;
  const most = Math.min(10, Math.max(1, Number(element.max_files ?? 10)));
  const types = (element.filetypes as string[] | undefined) ?? [];
  const room = most - files.length - sending.length;
  useEffect(() => () => stopAll(running.current), []);

  const change = (key: number, next: Partial<Sending>) =>
    setSending((known) => known.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const drop = (key: number) => setSending((known) => known.filter((each) => each.key !== key));

  async function send(file: File) {
    if (!host) return;
    lastKey.current += 1;
    const key = lastKey.current;
    const stop = new AbortController();
    setSending((known) => [...known, { key, file, share: 0, stop }]);
    try {
      const kept = await host.keepFile(file, (share) => change(key, { share }), stop.signal);
      drop(key);
      used.keep([...held.current, kept]);
      held.current = [...held.current, kept];
    } catch (error) {
      if (!stop.signal.aborted) change(key, { error: codeOf(error) });
    }
  }

  function take(chosen: Iterable<File>) {
    const fit = [...chosen].filter((file) => fits(file, types));
    for (const file of fit.slice(0, Math.max(0, room))) void send(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button beside it the other
    <div
      className={styles.files}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        take(event.dataTransfer.files);
      }}
    >
      {files.length + sending.length > 0 ? (
        <ul className={styles.fileList}>
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              <span className={styles.fileName} dir="auto">
                {file.name ?? file.id}
              </span>
              <span className={styles.soft}>{file.size ? formatBytes(file.size) : ""}</span>
              <IconButton
                icon={X}
                size="sm"
                label={t("blocks.file.remove", { name: file.name ?? "" })}
                onClick={() => used.keep(files.filter((other) => other !== file))}
              />
            </li>
          ))}
          {sending.map(({ key, file, share, stop, error }) => (
            <li key={key} className={styles.file}>
              <span className={styles.fileName} dir="auto">
                {file.name}
              </span>
              {error ? (
                <>
                  <span className={styles.over} role="alert">
                    {errorText(error)}
                  </span>
                  <IconButton
                    icon={RotateCcw}
                    size="sm"
                    label={t("common.retry")}
                    onClick={() => {
                      drop(key);
                      void send(file);
                    }}
                  />
                </>
              ) : (
                <span className={styles.progress}>
                  <Progress value={share} label={file.name} />
                </span>
              )}
              <IconButton
                icon={X}
                size="sm"
                label={t("blocks.file.remove", { name: file.name })}
                onClick={() => {
                  stop.abort();
                  drop(key);
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        id={id}
        icon={<Icon of={Paperclip} />}
        disabled={used.isIdle || room <= 0}
        aria-labelledby={labelledBy ? `${labelledBy} ${id}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onClick={() => picker.current?.click()}
      >
        {t("blocks.file.choose", { count: most })}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={most > 1}
        accept={types.map((type) => `.${type}`).join(",") || undefined}
        onChange={(event) => {
          take(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      {used.after}
    </div>
  );
}

function fits(file: File, types: readonly string[]): boolean {
  return types.length === 0 || types.some((type) => file.name.toLowerCase().endsWith(`.${type.toLowerCase()}`));
}

function stopAll(sending: readonly Sending[]): void {
  for (const { stop } of sending) stop.abort();
}
