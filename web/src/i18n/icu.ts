/**
 * ICU MessageFormat, as far as the catalogs use it: values, numbers, plural and select, `#`, quoting by apostrophes.
 * A few dozen lines in place of a library of ten kilobytes; a test holds every text against that library.
 */

export type Values = Record<string, string | number | Date | boolean | null | undefined>;

interface Argument {
  name: string;
  /** Without one, the value as it is. */
  type?: "number" | "plural" | "select";
  options?: Record<string, Template>;
}

/** Words, values, and "#" for the number that a plural counts. */
export type Template = readonly (string | Argument | typeof COUNT)[];

const COUNT: unique symbol = Symbol("#");

/** Reads a text once. Throws an `Error` where it is not well formed. */
export function parseIcu(text: string): Template {
  const reading = { text, at: 0 };
  const template = readTemplate(reading, false);
  if (reading.at < text.length) throw new Error(`unexpected "}" at ${reading.at} in ${text}`);
  return template;
}

/** The text with its values filled in, numbers as the language writes them. */
export function formatIcu(template: Template, values: Values, language: string, count?: number): string {
  let made = "";
  for (const part of template) {
    if (typeof part === "string") made += part;
    else if (typeof part === "symbol") made += numberOf(language, count ?? 0);
    else made += formatArgument(part, values, language, count);
  }
  return made;
}

function formatArgument(part: Argument, values: Values, language: string, count: number | undefined): string {
  const value = values[part.name];
  if (part.type === "number") return numberOf(language, Number(value));
  if (!part.options) return value === undefined || value === null ? "" : String(value);
  if (part.type === "select") {
    return formatIcu(part.options[String(value)] ?? part.options.other ?? [], values, language, count);
  }
  const number = Number(value);
  const chosen = part.options[`=${number}`] ?? part.options[rulesOf(language).select(number)] ?? part.options.other;
  return formatIcu(chosen ?? [], values, language, number);
}

interface Reading {
  text: string;
  at: number;
}

function readTemplate(reading: Reading, isPlural: boolean): Template {
  const parts: (string | Argument | typeof COUNT)[] = [];
  let words = "";
  const flush = () => {
    if (words) parts.push(words);
    words = "";
  };
  while (reading.at < reading.text.length) {
    const sign = reading.text[reading.at] ?? "";
    if (sign === "}") break;
    if (sign === "'") words += readQuoted(reading, isPlural);
    else if (sign === "{") {
      flush();
      parts.push(readArgument(reading, isPlural));
    } else {
      reading.at += 1;
      if (sign === "#" && isPlural) {
        flush();
        parts.push(COUNT);
      } else words += sign;
    }
  }
  flush();
  return parts;
}

/** `''` is an apostrophe; one before a sign that means something quotes up to the next. */
function readQuoted(reading: Reading, isPlural: boolean): string {
  const { text } = reading;
  const next = text[reading.at + 1] ?? "";
  if (next === "'") {
    reading.at += 2;
    return "'";
  }
  if (!(next === "{" || next === "}" || (next === "#" && isPlural))) {
    reading.at += 1;
    return "'";
  }
  let words = "";
  reading.at += 1;
  while (reading.at < text.length) {
    const sign = text[reading.at];
    reading.at += 1;
    if (sign !== "'") words += sign;
    else if (text[reading.at] === "'") {
      words += "'";
      reading.at += 1;
    } else break;
  }
  return words;
}

function readArgument(reading: Reading, isPlural: boolean): Argument {
  reading.at += 1;
  const name = readWord(reading);
  if (take(reading, "}")) return { name };
  expect(reading, ",");
  const type = readWord(reading);
  if (type === "number") {
    expect(reading, "}");
    return { name, type };
  }
  if (type !== "plural" && type !== "select") throw new Error(`no such type: ${type} in ${reading.text}`);
  expect(reading, ",");
  const options: Record<string, Template> = {};
  while (!take(reading, "}")) {
    const key = readWord(reading);
    expect(reading, "{");
    options[key] = readTemplate(reading, isPlural || type === "plural");
    expect(reading, "}");
  }
  if (!options.other) throw new Error(`no "other" in ${reading.text}`);
  return { name, type, options };
}

function readWord(reading: Reading): string {
  skipSpace(reading);
  const found = /^[^\s{},]+/.exec(reading.text.slice(reading.at));
  if (!found) throw new Error(`a name is missing at ${reading.at} in ${reading.text}`);
  reading.at += found[0].length;
  skipSpace(reading);
  return found[0];
}

function skipSpace(reading: Reading): void {
  while (/\s/.test(reading.text[reading.at] ?? "")) reading.at += 1;
}

function take(reading: Reading, sign: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] !== sign) return false;
  reading.at += 1;
  return true;
}

function expect(reading: Reading, sign: string): void {
  if (!take(reading, sign)) throw new Error(`"${sign}" is missing at ${reading.at} in ${reading.text}`);
}

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function rulesOf(language: string): Intl.PluralRules {
  let found = rules.get(language);
  if (!found) {
    found = new Intl.PluralRules(language);
    rules.set(language, found);
  }
  return found;
}

function numberOf(language: string, value: number): string {
  let found = numbers.get(language);
  if (!found) {
    found = new Intl.NumberFormat(language);
    numbers.set(language, found);
  }
  return found.format(value);
}
