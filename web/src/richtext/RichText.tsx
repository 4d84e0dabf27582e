import { memo, type ReactNode } from "react";
import { CodeBlock } from "./CodeBlock";
import { Inline } from "./Inline";
import { isJumbo } from "./jumbo";
import { parseMrkdwn, parsePlain } from "./mrkdwn";
import { plainInline } from "./plain";
import styles from "./RichText.module.css";
import type { RichTextElement, RichTextList, TextObject } from "./types";

/** Sections, lists, quotes and code, one under the other; `end` is set behind the last words. */
export const RichText = memo(function RichText(props: { elements: readonly RichTextElement[]; jumbo?: boolean; end?: ReactNode }) {
  const { elements, end } = props;
  const jumbo = props.jumbo === true && isJumbo(elements);
  return groupLists(elements).map((group, index, all) => {
    const tail = index === all.length - 1 ? end : undefined;
    const key = `${index}${group[0]?.type}`;
    if (group[0]?.type === "rich_text_list") {
      return (
        <div key={key} dir="auto">
          <Lists items={group as RichTextList[]} />
          {tail}
        </div>
      );
    }
    return <Element key={key} element={group[0] as RichTextElement} jumbo={jumbo} end={tail} />;
  });
});

/** Text in Slack's markup, as sections, attachments and topics carry it. */
export const Mrkdwn = memo(function Mrkdwn({ text, end }: { text: string; end?: ReactNode }) {
  return <RichText elements={parseMrkdwn(text)} end={end} />;
});

/** A text object of either kind. */
export function TextOf({ text }: { text: TextObject | undefined }) {
  if (!text || typeof text.text !== "string") return null;
  if (text.type === "mrkdwn") return <Mrkdwn text={text.text} />;
  return <Inline pieces={parsePlain(text.text, text.emoji !== false)} />;
}

function Element({ element, jumbo, end }: { element: RichTextElement; jumbo: boolean; end: ReactNode }) {
  if (element.type === "rich_text_preformatted") {
    return (
      <>
        <CodeBlock code={plainInline(element.elements)} language={element.language} />
        {end}
      </>
    );
  }
  if (element.type === "rich_text_quote") {
    return (
      <blockquote className={styles.quote} dir="auto">
        <Inline pieces={element.elements} />
        {end}
      </blockquote>
    );
  }
  if (element.type !== "rich_text_section") return null;
  return (
    <div className={styles.section} dir="auto">
      <Inline pieces={element.elements} jumbo={jumbo} />
      {end}
    </div>
  );
}

/** Neighbouring list elements belong together: Slack sends each indent level as a list of its own. */
function groupLists(elements: readonly RichTextElement[]): RichTextElement[][] {
  const groups: RichTextElement[][] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    if (element.type === "rich_text_list" && last?.[0]?.type === "rich_text_list") last.push(element);
    else groups.push([element]);
  }
  return groups;
}

/** Nests lists by indent, and numbers on across the lists they interrupt. */
function Lists({ items }: { items: RichTextList[] }) {
  const [first, ...rest] = items;
  if (!first) return null;
  const indent = first.indent ?? 0;
  const nextSame = rest.findIndex((item) => (item.indent ?? 0) <= indent);
  const nested = nextSame < 0 ? rest : rest.slice(0, nextSame);
  const after = nextSame < 0 ? [] : rest.slice(nextSame);
  const List = first.style === "ordered" ? "ol" : "ul";
  const last = first.elements.length - 1;
  return (
    <>
      <List
        className={first.style === "ordered" ? styles.ordered : styles.bullets}
        {...(first.style === "ordered" && first.offset ? { start: first.offset + 1 } : {})}
        {...(first.border ? { "data-border": "" } : {})}
      >
        {first.elements.map((item, index) => (
          <li key={index}>
            <Inline pieces={item.elements} />
            {index === last && nested.length > 0 ? <Lists items={nested} /> : null}
          </li>
        ))}
      </List>
      {after.length > 0 ? <Lists items={continued(first, after)} /> : null}
    </>
  );
}

function continued(before: RichTextList, after: RichTextList[]): RichTextList[] {
  const [next, ...rest] = after;
  if (!next) return after;
  const goesOn = next.style === "ordered" && before.style === "ordered" && (next.indent ?? 0) === (before.indent ?? 0) && !next.offset;
  return goesOn ? [{ ...next, offset: (before.offset ?? 0) + before.elements.length }, ...rest] : after;
}
