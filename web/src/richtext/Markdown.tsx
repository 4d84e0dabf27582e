/** `markdown` blocks: CommonMark with tables and strikethrough; a lazy chunk of its own. */
import type { Nodes, Parents, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { createElement, memo, type ReactNode } from "react";
import blockStyles from "./Blocks.module.css";
import { CodeBlock } from "./CodeBlock";
import { Inline } from "./Inline";
import inlineStyles from "./Inline.module.css";
import { Link } from "./Link";
import { parsePlain } from "./mrkdwn";
import styles from "./RichText.module.css";

export default memo(function Markdown({ text }: { text: string }) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return <div dir="auto">{children(tree)}</div>;
});

function children(node: Parents): ReactNode[] {
  return node.children.map((child, index) => <Node key={`${index}${child.type}`} node={child} />);
}

function Node({ node }: { node: Nodes }): ReactNode {
  switch (node.type) {
    case "text":
      return <Inline pieces={parsePlain(node.value)} />;
    case "paragraph":
      return <p className={styles.section}>{children(node)}</p>;
    case "heading":
      return createElement(`h${Math.min(6, node.depth + 2)}`, { className: blockStyles.header }, children(node));
    case "strong":
      return <strong className={inlineStyles.strong}>{children(node)}</strong>;
    case "emphasis":
      return <em>{children(node)}</em>;
    case "delete":
      return <s>{children(node)}</s>;
    case "inlineCode":
      return <code className={inlineStyles.code}>{node.value}</code>;
    case "code":
      return <CodeBlock code={node.value} language={node.lang ?? undefined} />;
    case "blockquote":
      return <blockquote className={styles.quote}>{children(node)}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol className={styles.ordered} start={node.start ?? 1}>
          {children(node)}
        </ol>
      ) : (
        <ul className={styles.bullets}>{children(node)}</ul>
      );
    case "listItem":
      return (
        <li>
          {typeof node.checked === "boolean" ? <input type="checkbox" checked={node.checked} disabled readOnly /> : null}
          {children(node)}
        </li>
      );
    case "link":
      return <Link url={node.url}>{children(node)}</Link>;
    case "image":
      return <Link url={node.url}>{node.alt || node.url}</Link>;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr className={blockStyles.divider} />;
    case "table":
      return <MarkdownTable table={node} />;
    case "html":
      return node.value;
    default:
      return "children" in node ? children(node) : null;
  }
}

function MarkdownTable({ table }: { table: Table }) {
  return (
    <div className={blockStyles.scroll}>
      <table className={blockStyles.table}>
        <tbody>
          {table.children.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.children.map((cell, index) =>
                createElement(rowIndex === 0 ? "th" : "td", { key: index, style: alignOf(table, index) }, children(cell)),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function alignOf(table: Table, column: number): { textAlign?: "left" | "right" | "center" } {
  const align = table.align?.[column];
  return align ? { textAlign: align } : {};
}
