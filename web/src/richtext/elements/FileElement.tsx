import { Paperclip, RotateCcw, X } from "lucide-react";
import { useId, useRef, useSyncExternalStore } from "react";
import { errorText, formatBytes, useFormats, useText } from "../../i18n";
import { Button, Icon, IconButton, Progress } from "../../ui";
import { useSurface } from "../blockHost";
import { useHost } from "../host";
import type { RichFile } from "../types";
import styles from "./Elements.module.css";
import { SurfaceState, stateOf } from "./state";
import { leave, take } from "./uploads";
import { type ElementProps, useElement } from "./useElement";
import { keyOf } from "./values";

const NOWHERE = new SurfaceState();

/** Files, chosen or dropped: they go up at once, and the form takes them along. */
export function FileElement({ block, element, labelledBy, describedBy, isInvalid }: ElementProps) {
  const t = useText();
  useFormats();
  const id = useId();
  const host = useHost().blocks;
  const used = useElement(block, element);
  const picker = useRef<HTMLInputElement>(null);
  const surface = useSurface();
  const state = surface ? stateOf(surface.container) : NOWHERE;
  const key = keyOf(block.block_id ?? "", element.action_id ?? "");
  const sending = useSyncExternalStore(state.subscribe, () => state.uploads(key));
  const files = (used.chosen as RichFile[] | null) ?? [];
  const most = Math.min(10, Math.max(1, Number(element.max_files ?? 10)));
  const types = (element.filetypes as string[] | undefined) ?? [];
  const room = most - files.length - sending.length;

  function send(file: File) {
    if (host) void take(state, key, element, file, host.keepFile);
  }

  function takeAll(chosen: Iterable<File>) {
    const fit = [...chosen].filter((file) => fits(file, types));
    for (const file of fit.slice(0, Math.max(0, room))) send(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button beside it the other
    <div
      className={styles.files}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        takeAll(event.dataTransfer.files);
      }}
    >
      {files.length + sending.length > 0 ? (
        <ul className={styles.fileList} data-uploads={sending.length || undefined}>
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
          {sending.map(({ file, share, stop, error }, place) => (
            <li key={place} className={styles.file}>
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
                      leave(state, key, stop);
                      send(file);
                    }}
                  />
                </>
              ) : (
                <span className={styles.progress}>
                  <Progress value={share} label={file.name} />
                </span>
              )}
              <IconButton icon={X} size="sm" label={t("blocks.file.remove", { name: file.name })} onClick={() => leave(state, key, stop)} />
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
          takeAll(event.target.files ?? []);
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
