// Checks answers against the type declarations that come with @slack/web-api: `{method: [answer, …]}` in, a line for each difference out.
// Keys that are declared must have the declared type, and those that are required must be there; further keys are none of its business.
import { createRequire } from "node:module";
import path from "node:path";
import { text } from "node:stream/consumers";

import ts from "typescript";

const folder = path.dirname(createRequire(import.meta.url).resolve("@slack/web-api/package.json"));
const entry = path.join(folder, "dist/types/response/index.d.ts");
const program = ts.createProgram([entry], { strict: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext });
const checker = program.getTypeChecker();
const declared = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry))).map((one) => [one.name, one]));

// `conversations.setTopic` answers with a ConversationsSetTopicResponse.
const nameOf = (method) => `${method.split(".").map((part) => part[0].toUpperCase() + part.slice(1)).join("")}Response`;

const shown = (value) => JSON.stringify(value).slice(0, 60);
const is = (type, flag) => (type.flags & flag) !== 0;

// What is wrong with a value: a list of sentences.
function differences(value, type, where) {
  if (is(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
  if (type.isUnion()) {
    const all = candidates(value, type.types).map((one) => differences(value, one, where));
    return all.some((one) => one.length === 0) ? [] : all.reduce((least, one) => (one.length < least.length ? one : least));
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return value === type.value ? [] : [`${where} is ${shown(value)}, not ${shown(type.value)}`];
  for (const [flag, name] of [[ts.TypeFlags.StringLike, "string"], [ts.TypeFlags.NumberLike, "number"], [ts.TypeFlags.BooleanLike, "boolean"]]) {
    if (is(type, flag)) return typeof value === name ? [] : [`${where} is ${shown(value)}, not a ${name}`];
  }
  if (is(type, ts.TypeFlags.Null)) return value === null ? [] : [`${where} is ${shown(value)}, not null`];
  if (is(type, ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return [`${where} is ${shown(value)}, not absent`];
  if (checker.isArrayType(type)) {
    if (!Array.isArray(value)) return [`${where} is ${shown(value)}, not a list`];
    return value.flatMap((one, index) => differences(one, checker.getTypeArguments(type)[0], `${where}[${index}]`));
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [`${where} is ${shown(value)}, not an object`];
  return propertyDifferences(value, type, where);
}

// The types of a union that a value may have; of those that say so in `type`, only its own.
function candidates(value, types) {
  const present = types.filter((one) => !is(one, ts.TypeFlags.Undefined));
  const own = present.filter((one) => {
    const property = checker.getPropertyOfType(one, "type");
    return property && value?.type && differences(value.type, checker.getTypeOfSymbol(property), "").length === 0;
  });
  return own.length > 0 ? own : present;
}

function propertyDifferences(value, type, where) {
  const found = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const name = property.name;
    if (name in value) found.push(...differences(value[name], checker.getTypeOfSymbol(property), `${where}.${name}`));
    else if (!(property.flags & ts.SymbolFlags.Optional)) found.push(`${where}.${name} is missing`);
  }
  const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const known = new Set(checker.getPropertiesOfType(type).map((property) => property.name));
  for (const [name, one] of Object.entries(value)) if (others && !known.has(name)) found.push(...differences(one, others, `${where}.${name}`));
  return found;
}

const given = JSON.parse(await text(process.stdin));
const told = { checked: 0, differences: [] };
for (const [method, answers] of Object.entries(given)) {
  const symbol = declared.get(nameOf(method));
  if (!symbol) continue;
  told.checked += 1;
  const type = checker.getDeclaredTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  for (const answer of answers) told.differences.push(...differences(answer, type, method));
}
process.stdout.write(JSON.stringify(told));
