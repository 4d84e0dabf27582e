/** Code → coloured pieces, by highlight.js grammars loaded one by one. */
import type { ElementContent, RootContent } from "hast";
import type { LanguageFn } from "highlight.js";
import { createLowlight } from "lowlight";
import type { CodeToken, TokenKind } from "./highlight";

type Grammar = () => Promise<{ default: LanguageFn }>;

const grammars: Record<string, Grammar> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  diff: () => import("highlight.js/lib/languages/diff"),
  dockerfile: () => import("highlight.js/lib/languages/dockerfile"),
  go: () => import("highlight.js/lib/languages/go"),
  ini: () => import("highlight.js/lib/languages/ini"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  markdown: () => import("highlight.js/lib/languages/markdown"),
  perl: () => import("highlight.js/lib/languages/perl"),
  php: () => import("highlight.js/lib/languages/php"),
  powershell: () => import("highlight.js/lib/languages/powershell"),
  python: () => import("highlight.js/lib/languages/python"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  scala: () => import("highlight.js/lib/languages/scala"),
  sql: () => import("highlight.js/lib/languages/sql"),
  swift: () => import("highlight.js/lib/languages/swift"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};

const ALIASES: Record<string, string> = {
  sh: "bash",
  shell: "bash",
  zsh: "bash",
  "c++": "cpp",
  "c#": "csharp",
  cs: "csharp",
  docker: "dockerfile",
  golang: "go",
  toml: "ini",
  js: "javascript",
  jsx: "javascript",
  kt: "kotlin",
  md: "markdown",
  py: "python",
  rb: "ruby",
  rs: "rust",
  ts: "typescript",
  tsx: "typescript",
  html: "xml",
  svg: "xml",
  yml: "yaml",
};

const KINDS: [RegExp, TokenKind][] = [
  [/comment|quote/, "comment"],
  [/keyword|built_in|selector-tag|literal|operator/, "keyword"],
  [/string|regexp|char/, "string"],
  [/number|symbol|bullet/, "number"],
  [/title|name|attr|property|type|section|function|class/, "name"],
  [/addition/, "added"],
  [/deletion/, "removed"],
  [/meta|doctag|tag|punctuation/, "meta"],
];

const lowlight = createLowlight();

/** The pieces of `code` in reading order; undefined for a language without a grammar. */
export async function tokenize(code: string, language: string): Promise<CodeToken[] | undefined> {
  const lower = language.toLowerCase();
  const name = ALIASES[lower] ?? lower;
  const load = Object.hasOwn(grammars, name) ? grammars[name] : undefined;
  if (!load) return undefined;
  if (!lowlight.registered(name)) lowlight.register({ [name]: (await load()).default });
  const tokens: CodeToken[] = [];
  collect(lowlight.highlight(name, code).children, undefined, tokens);
  return tokens;
}

function collect(nodes: (RootContent | ElementContent)[], kind: TokenKind | undefined, into: CodeToken[]): void {
  for (const node of nodes) {
    if (node.type === "text") into.push(kind ? { text: node.value, kind } : { text: node.value });
    if (node.type === "element") collect(node.children, kindOf(node.properties.className) ?? kind, into);
  }
}

function kindOf(className: unknown): TokenKind | undefined {
  const names = Array.isArray(className) ? className.join(" ") : "";
  return KINDS.find(([pattern]) => pattern.test(names))?.[1];
}
