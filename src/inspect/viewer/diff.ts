import { regionsOf } from './machine.js';
import { type Entry, shown } from './received.js';

export interface Difference {
  name: string;
  before: string;
  after: string;
  changed: boolean;
}

/** States and variables before and after an event, side by side. */
export function differences(before: Entry | undefined, after: Entry): Difference[] {
  const was = before ? flat(before) : new Map<string, string>();
  const is = flat(after);
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => {
    const [old = '', now = ''] = [was.get(name), is.get(name)];
    return { name, before: old, after: now, changed: before !== undefined && old !== now };
  });
}

function flat({ value, context }: Entry): Map<string, string> {
  return new Map([
    ...regionsOf(value),
    ...Object.entries(context).map(([name, variable]): [string, string] => [name, shown(variable)]),
  ]);
}
