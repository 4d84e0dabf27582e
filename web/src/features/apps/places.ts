/** Where in a manifest's text each of its parts stands, so that a complaint about `/settings/…` is shown at its line. */

/** From JSON pointers to lines, the first being 1. */
export type Places = ReadonlyMap<string, number>;

export function placesIn(text: string): Places {
  return text.trimStart().startsWith("{") ? inJson(text) : inYaml(text);
}

/** The line of a part, or of the nearest one around it that is there. */
export function lineOf(places: Places, pointer: string): number {
  for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const line = places.get(path);
    if (line !== undefined) return line;
  }
  return 1;
}

interface Opened {
  path: string;
  isList: boolean;
  count: number;
  key: string;
  wantsKey: boolean;
}

function inJson(text: string): Places {
  const places = new Map<string, number>();
  const opened: Opened[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|\n|[^\s"{}[\],:]+/g)) {
    const around = opened.at(-1);
    if (token === "\n") line += 1;
    else if (token === "}" || token === "]") opened.pop();
    else if (token === ":" && around) around.wantsKey = false;
    else if (token === "," && around) {
      around.count += 1;
      around.wantsKey = !around.isList;
    } else if (around?.wantsKey) {
      around.key = token.replace(/^"|"$/g, "");
      places.set(`${around.path}/${around.key}`, line);
    } else {
      const path = around ? `${around.path}/${around.isList ? around.count : around.key}` : "";
      if (around?.isList) places.set(path, line);
      if (token === "{" || token === "[") opened.push({ path, isList: token === "[", count: 0, key: "", wantsKey: token === "{" });
    }
  }
  return places;
}

interface Level {
  indent: number;
  path: string;
  isItem: boolean;
  /** How many items it has had. */
  count: number;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#:'"][^:#]*?))\s*:(?:\s|$)/;

/** The YAML that manifests are written in: one key or item a line. What stands inside `[…]` or `{…}` belongs to its line. */
function inYaml(text: string): Places {
  const places = new Map<string, number>();
  const levels: Level[] = [{ indent: -1, path: "", isItem: false, count: 0 }];
  const top = () => levels.at(-1) as Level;
  const enter = (level: Omit<Level, "count">, line: number) => {
    places.set(level.path, line);
    levels.push({ ...level, count: 0 });
  };
  text.split("\n").forEach((whole, at) => {
    let rest = whole.trimStart();
    let indent = whole.length - rest.length;
    if (rest === "" || rest.startsWith("#") || rest.startsWith("---")) return;
    for (let dash = /^-(?:\s+|$)/.exec(rest); dash; dash = /^-(?:\s+|$)/.exec(rest)) {
      // Items may stand as far in as the key they belong to.
      while (top().indent > indent || (top().indent === indent && top().isItem)) levels.pop();
      const list = top();
      enter({ indent, path: `${list.path}/${list.count}`, isItem: true }, at + 1);
      list.count += 1;
      rest = rest.slice(dash[0].length);
      indent += dash[0].length;
    }
    const key = KEY.exec(rest);
    if (!key) return;
    while (top().indent >= indent) levels.pop();
    enter({ indent, path: `${top().path}/${key[1] ?? key[2] ?? key[3]}`, isItem: false }, at + 1);
  });
  return places;
}
