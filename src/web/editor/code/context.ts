/** A place in a YAML text at which something is being typed. */
export interface Place {
  /** Keys from the top to the mapping or list that the place is in; `[]` is an item of a list. */
  path: string[];
  /** The key whose value is typed; absent where a key, or an item of a list, is. */
  key?: string;
  /** The keys that the mapping has already, with their values as far as they stand on their line. */
  others: Map<string, string>;
  /** What is typed so far. */
  word: string;
}

interface Line {
  /** Columns of the dashes of list items that begin here. */
  dashes: number[];
  /** Column where the content begins. */
  column: number;
  key?: string;
  value: string;
}

const KEY = /^(["']?)([A-Za-z][\w-]*)\1:(?:\s+(.*))?$/;
/** Lines looked at above the place, and below it. */
const REACH = 12_000;

function readLine(text: string): Line | undefined {
  const lead = /^ *(?:- +|-$)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  if ((rest === '' && !lead.includes('-')) || rest.startsWith('#')) return undefined;
  const dashes = [...lead].flatMap((char, index) => (char === '-' ? [index] : []));
  const match = KEY.exec(rest);
  return {
    dashes,
    column: lead.length,
    value: match?.[3] ?? '',
    ...(match?.[2] !== undefined && { key: match[2] }),
  };
}

/**
 * Where in a YAML text a place is, by indentation alone, so that it is known while the text is not yet
 * valid. Flow mappings are understood on their own line.
 *
 * @param lineAt the text of a line, counted from 0
 * @param column characters of that line before the place
 */
export function placeAt(lineAt: (line: number) => string | undefined, line: number, column: number): Place | undefined {
  const before = (lineAt(line) ?? '').slice(0, column);
  if (/^\s*#|\s#/.test(before)) return undefined;
  const flow = flowAt(before);
  const text = flow ? flow.lead : before;
  const lead = /^ *(?:- *)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  const match = KEY.exec(rest) ?? /^(["']?)([A-Za-z][\w-]*)\1:\s*()$/.exec(rest);
  const others = new Map<string, string>();
  const path: string[] = [];
  let need = lead.length;
  let list = false;
  const climb = (dashes: readonly number[]) => {
    for (const dash of [...dashes].reverse()) {
      path.unshift('[]');
      need = dash;
      list = true;
    }
  };
  const first = [...lead].flatMap((char, index) => (char === '-' ? [index] : []));
  const below = first.length === 0 ? need : Number.NaN;
  let own = first.length === 0;
  climb(first);
  for (let at = line - 1; at >= 0 && at > line - REACH; at -= 1) {
    const found = readLine(lineAt(at) ?? '');
    if (!found) continue;
    const { dashes, column: col, key, value } = found;
    if (list) {
      // Items of the same list lie beside; the list belongs to a key that is no further in than its dashes.
      if (dashes[0] === need || key === undefined || col > need) continue;
      path.unshift(key);
      list = false;
      own = false;
      need = col;
      climb(dashes);
    } else if (col === need) {
      if (own && key !== undefined) others.set(key, value);
      if (dashes.length > 0) {
        own = false;
        climb(dashes);
      }
    } else if (col < need && key !== undefined) {
      path.unshift(key);
      own = false;
      need = col;
      climb(dashes);
    }
  }
  siblingsBelow(lineAt, line, first.length > 0 ? lead.length : below, others);
  const key = match?.[2];
  if (!flow) return { path, others, word: match ? (match[3] ?? '') : rest, ...(key !== undefined && { key }) };
  if (key !== undefined) path.push(key);
  return {
    path: [...path, ...flow.path],
    others: flow.others,
    word: flow.word,
    ...(flow.key !== undefined && { key: flow.key }),
  };
}

function siblingsBelow(
  lineAt: (line: number) => string | undefined,
  line: number,
  column: number,
  others: Map<string, string>,
) {
  for (let at = line + 1; at < line + REACH; at += 1) {
    const text = lineAt(at);
    if (text === undefined) return;
    const found = readLine(text);
    if (!found) continue;
    if (found.column < column || found.dashes.length > 0) {
      if ((found.dashes[0] ?? found.column) < column) return;
      continue;
    }
    if (found.column === column && found.key !== undefined) others.set(found.key, found.value);
  }
}

interface Flow {
  /** The line before the first open bracket. */
  lead: string;
  path: string[];
  key?: string;
  others: Map<string, string>;
  word: string;
}

/** What is open at the end of a line in flow style: `- { id: a, by: `. */
function flowAt(before: string): Flow | undefined {
  const open: { kind: string; at: number; key: string | undefined; entries: string[]; begins: number }[] = [];
  let quote = '';
  for (let at = 0; at < before.length; at += 1) {
    const char = before.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      continue;
    }
    const top = open.at(-1);
    const fresh = /(?:^|[\s:,[{-])$/.test(before.slice(0, at));
    if ((char === '"' || char === "'") && fresh) quote = char;
    else if ((char === '{' || char === '[') && (top || fresh)) {
      const key = top && /([A-Za-z][\w-]*):\s*$/.exec(before.slice(top.begins, at))?.[1];
      open.push({ kind: char, at, key, entries: [], begins: at + 1 });
    } else if ((char === '}' || char === ']') && top) open.pop();
    else if (char === ',' && top) {
      top.entries.push(before.slice(top.begins, at));
      top.begins = at + 1;
    }
  }
  const top = open.at(-1);
  const outer = open[0];
  if (!top || !outer || quote !== '') return undefined;
  const others = new Map(
    top.entries.flatMap((entry): [string, string][] => {
      const match = KEY.exec(entry.trim());
      return match?.[2] === undefined ? [] : [[match[2], match[3] ?? '']];
    }),
  );
  const path = open.flatMap(({ kind, key }, index) => [
    ...(index > 0 && key !== undefined ? [key] : []),
    ...(kind === '[' ? ['[]'] : []),
  ]);
  const rest = before.slice(top.begins).trimStart();
  const match = /^([A-Za-z][\w-]*):\s*(.*)$/.exec(rest);
  const value = top.kind === '{' && match?.[1] !== undefined;
  return {
    lead: before.slice(0, outer.at),
    path,
    others,
    word: value ? (match?.[2] ?? '') : rest,
    ...(value && match?.[1] !== undefined && { key: match[1] }),
  };
}
