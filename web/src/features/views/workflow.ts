/** Workflows behind links: shown before they start, with what one may choose, by the same means as the views of apps. */
import { ApiError, call } from "../../api";
import { errorText, loadPageTexts, text as t } from "../../i18n";
import type { Block, BlockState } from "../../richtext";
import { showToast } from "../../ui";
import { submissionOf } from "./oldDialog";
import { drop, put, type View } from "./stack";

interface Input {
  name: string;
  type: string;
  title: string;
  description: string;
  is_required: boolean;
  /** What it is unless something else is chosen. */
  value?: unknown;
}

export interface Trigger {
  id: string;
  name: string;
  description: string;
  app_id: string;
  app_name: string;
  inputs: Input[];
}

/** A workflow that is about to start; where its link was followed. */
export interface Workflow extends Trigger {
  channel?: string | undefined;
}

/** Shows the workflow behind a link. */
export async function openWorkflow(triggerId: string, channel?: string): Promise<void> {
  await loadPageTexts();
  try {
    const { trigger } = await call<{ trigger: Trigger }>("workflows.triggers.preview", { trigger_id: triggerId });
    put(asForm({ ...trigger, channel }));
  } catch (error) {
    showToast({ title: errorText(error instanceof ApiError ? error.code : "offline"), tone: "bad" });
  }
}

/** Starts it with what was chosen. Throws the server's refusal. */
export async function startWorkflow(view: View, workflow: Workflow, state: BlockState): Promise<void> {
  const { id, channel = "", name } = workflow;
  await call("workflows.triggers.trip", { trigger_id: id, channel, inputs: chosenIn(workflow, state) });
  drop(view.id, false);
  showToast({ title: t("views.workflow.started", { name }) });
}

const plain = (text: string) => ({ type: "plain_text" as const, text });

export function asForm(workflow: Workflow): View {
  const description = workflow.description || t("views.workflow.about", { app: workflow.app_name });
  return {
    id: workflow.id,
    type: "modal",
    title: { text: workflow.name },
    submit: { text: t("views.workflow.start") },
    blocks: [{ type: "section", block_id: "", text: plain(description) }, ...workflow.inputs.flatMap(fieldFor)],
    workflow,
  };
}

/** What a value is chosen with; nothing for the kinds that nobody can type: those stay as they are. */
function fieldFor({ name, type, title, description, is_required, value }: Input): Block[] {
  const element = elementFor(type, value ?? undefined);
  if (!element) return [];
  const hint = description ? { hint: plain(description) } : {};
  return [
    { type: "input", block_id: name, label: plain(title), optional: !is_required, ...hint, element: { action_id: name, ...element } },
  ];
}

const YES_AND_NO = ["true", "false"] as const;

function elementFor(type: string, value: unknown): Record<string, unknown> | undefined {
  const from = (initial: string, begins: unknown = value) => (value === undefined ? {} : { [initial]: begins });
  const answer = (value: string) => ({ text: plain(t(value === "true" ? "views.workflow.yes" : "views.workflow.no")), value });
  switch (type) {
    case "string":
      return { type: "plain_text_input", ...from("initial_value", String(value)) };
    case "integer":
    case "number":
      return { type: "number_input", is_decimal_allowed: type === "number", ...from("initial_value", String(value)) };
    case "boolean":
      return { type: "radio_buttons", options: YES_AND_NO.map(answer), ...from("initial_option", answer(String(value))) };
    case "slack#/types/user_id":
      return { type: "users_select", ...from("initial_user") };
    case "slack#/types/channel_id":
      return { type: "conversations_select", ...from("initial_conversation") };
    case "slack#/types/date":
      return { type: "datepicker", ...from("initial_date") };
    case "slack#/types/timestamp":
      return { type: "datetimepicker", ...from("initial_date_time") };
    default:
      return undefined;
  }
}

/** What was chosen, each as its kind wants it; nothing of what was left empty. */
export function chosenIn({ inputs }: Trigger, state: BlockState): Record<string, unknown> {
  const entered = submissionOf(state);
  return Object.fromEntries(
    inputs.flatMap(({ name, type }) => {
      const value = entered[name];
      if (value === null || value === undefined || value === "") return [];
      return [[name, type === "boolean" ? value === "true" : isNumber(type) ? Number(String(value).replace(",", ".")) : value]];
    }),
  );
}

const isNumber = (type: string): boolean => ["integer", "number", "slack#/types/timestamp"].includes(type);
