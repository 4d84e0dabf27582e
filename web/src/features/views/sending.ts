/** A form on its way to its app, and what becomes of it. */
import { call, clientToken } from "../../api";
import type { BlockState } from "../../richtext";
import { submissionOf } from "./oldDialog";
import { drop, put, replace, type View } from "./stack";
import { startWorkflow } from "./workflow";

interface Answer {
  response_action?: "errors" | "update" | "push" | "clear";
  errors?: Record<string, string>;
  view?: View;
}

/** Sends a view's state; what is wrong with it, by block_id, when the app takes it back. Throws the server's refusal. */
export async function submit(view: View, state: BlockState): Promise<Record<string, string> | undefined> {
  if (view.dialog) return submitDialog(view, state);
  if (view.workflow) {
    await startWorkflow(view, view.workflow, state);
    return undefined;
  }
  const answer = await call<Answer & Record<string, unknown>>("views.submit", { view_id: view.id, state, client_token: clientToken });
  switch (answer.response_action) {
    case "errors":
      return answer.errors ?? {};
    case "update":
      if (answer.view) replace(view.id, answer.view);
      return undefined;
    case "push":
      if (answer.view) put(answer.view);
      return undefined;
    default:
      drop(view.id, answer.response_action === "clear" || view.clear_on_close === true);
      return undefined;
  }
}

async function submitDialog(view: View, state: BlockState): Promise<Record<string, string> | undefined> {
  const { errors } = await call<{ errors?: { name: string; error: string }[] }>("dialog.submit", {
    dialog_id: view.id,
    submission: submissionOf(state),
  });
  if (errors?.length) return Object.fromEntries(errors.map(({ name, error }) => [name, error]));
  drop(view.id, false);
  return undefined;
}

/** Closes a view, or all that belong to it; the app hears of it where it wants to. */
export async function close(view: View, isCleared: boolean): Promise<void> {
  drop(view.id, isCleared);
  if (view.workflow) return;
  if (view.dialog) await call("dialog.close", { dialog_id: view.id });
  else await call("views.close", { view_id: view.id, is_cleared: isCleared });
}
