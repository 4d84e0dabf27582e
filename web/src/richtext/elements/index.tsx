/** Everything in blocks that can be used, in a chunk of its own. */
import type { ReactNode } from "react";
import { ButtonElement, OverflowElement } from "./Buttons";
import { CheckboxesElement, RadioElement } from "./Choices";
import { DateElement, DateTimeElement, TimeElement } from "./DateElements";
import { FeedbackElement, IconButtonElement } from "./Feedback";
import { FileElement } from "./FileElement";
import { ConversationSelect, ExternalSelect, PeopleSelect, StaticSelect } from "./Selects";
import { RichTextElement, TextElement } from "./TextElements";
import type { ElementProps } from "./useElement";

type Draw = (props: ElementProps) => ReactNode;

const people: Draw = (props) => <PeopleSelect {...props} />;
const conversations: Draw = (props) => <ConversationSelect {...props} />;
const external: Draw = (props) => <ExternalSelect {...props} />;
const fixed: Draw = (props) => <StaticSelect {...props} />;
const words: Draw = (props) => <TextElement {...props} />;

const elements: Record<string, Draw> = {
  button: (props) => <ButtonElement {...props} />,
  workflow_button: (props) => <ButtonElement {...props} />,
  icon_button: (props) => <IconButtonElement {...props} />,
  feedback_buttons: (props) => <FeedbackElement {...props} />,
  overflow: (props) => <OverflowElement {...props} />,
  checkboxes: (props) => <CheckboxesElement {...props} />,
  radio_buttons: (props) => <RadioElement {...props} />,
  static_select: fixed,
  multi_static_select: fixed,
  external_select: external,
  multi_external_select: external,
  users_select: people,
  multi_users_select: people,
  conversations_select: conversations,
  multi_conversations_select: conversations,
  channels_select: conversations,
  multi_channels_select: conversations,
  datepicker: (props) => <DateElement {...props} />,
  timepicker: (props) => <TimeElement {...props} />,
  datetimepicker: (props) => <DateTimeElement {...props} />,
  plain_text_input: words,
  email_text_input: words,
  url_text_input: words,
  number_input: words,
  rich_text_input: (props) => <RichTextElement {...props} />,
  file_input: (props) => <FileElement {...props} />,
};

export function Element(props: ElementProps) {
  return elements[props.element.type]?.(props) ?? null;
}

export { AttachmentActions } from "./AttachmentActions";
export { InputBlock } from "./InputBlock";
