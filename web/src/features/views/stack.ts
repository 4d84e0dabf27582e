/** The views that apps have opened here, the one on top last. Each knows by its root which others it belongs to. */
import type { WireEvent } from "../../api";
import type { Block, Container } from "../../richtext";
import { forgetState } from "../../richtext/elements/state";
import { asView, type OldDialog } from "./oldDialog";
import type { Workflow } from "./workflow";

export interface View {
  id: string;
  type: string;
  app_id?: string;
  bot_id?: string;
  title?: { text: string };
  submit?: { text: string } | null;
  close?: { text: string } | null;
  blocks: Block[];
  root_view_id?: string;
  clear_on_close?: boolean;
  submit_disabled?: boolean;
  hash?: string;
  /** A dialog of the old kind, which is submitted in its own way. */
  dialog?: OldDialog;
  /** A workflow that is about to start: nothing an app has opened, though what it starts is an app's. */
  workflow?: Workflow;
}

/** Where the blocks of a view stand. */
export function containerOf({ id, dialog }: View): Container {
  return dialog ? { type: "dialog", dialog_id: id } : { type: "view", view_id: id };
}

let stack: readonly View[] = [];
const listeners = new Set<() => void>();

export const currentStack = (): readonly View[] => stack;

export function subscribeStack(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly View[]): void {
  for (const view of stack) if (!next.some(({ id }) => id === view.id)) forgetState(containerOf(view));
  stack = next;
  for (const listener of [...listeners]) listener();
}

/** A view on top; one that is open already takes its new form where it is. */
export function put(view: View): void {
  const isOpen = stack.some(({ id }) => id === view.id);
  change(isOpen ? stack.map((known) => (known.id === view.id ? view : known)) : [...stack, view]);
}

/** What an open view became. The answer to a form may bring it under another id. */
export function replace(id: string, view: View): void {
  change(stack.map((known) => (known.id === id ? view : known)));
}

const rootOf = (view: View | undefined): string | undefined => view?.root_view_id ?? view?.id;

/** A view is closed: with those above it, or with all that belong to it. */
export function drop(id: string, isCleared: boolean): void {
  const at = stack.findIndex((view) => view.id === id);
  if (at < 0) return;
  const root = rootOf(stack[at]);
  change(stack.filter((view, place) => rootOf(view) !== root || (!isCleared && place < at)));
}

/** How deep a view stands among its own. */
export const depthOf = (view: View): number =>
  stack.filter((known) => rootOf(known) === rootOf(view)).findIndex(({ id }) => id === view.id) + 1;

/** Takes a live event; views of App Homes are none of its business. */
export function applyViewEvent(event: WireEvent): void {
  const { view, view_id, is_cleared, dialog_id, dialog } = event as unknown as {
    view?: View;
    view_id?: string;
    is_cleared?: boolean;
    dialog_id?: string;
    dialog?: OldDialog;
  };
  const modal = view && view.type !== "home" ? view : undefined;
  switch (event.type) {
    case "view_opened":
    case "view_pushed":
      if (modal) put(modal);
      break;
    case "view_updated":
      if (modal) replace(modal.id, modal);
      break;
    case "view_closed":
      if (view_id) drop(view_id, is_cleared === true);
      break;
    case "dialog_opened":
      if (dialog && dialog_id) put(asView(dialog_id, dialog));
      break;
    case "dialog_closed":
      if (dialog_id) drop(dialog_id, false);
  }
}
