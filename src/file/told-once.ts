import type { z } from 'zod';
import { LIMITS } from './limits.js';
import { closest } from './suggest.js';
import { valueAt } from './value-at.js';
import { decimalCut, type FileKind } from './wording.js';
import type { Located, Path } from './yaml.js';

type Issue = z.core.$ZodIssue;

/**
 * Issues of a schema without those that say again what another one says: that a key is missing which is there under a
 * misspelt name, that a name is not allowed wherever it is used, that what a decimal comma left over is too small.
 */
export function toldOnce(issues: readonly Issue[], located: Located, kind: FileKind): Issue[] {
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys').slice(0, LIMITS.problems);
  const meant = new Set(
    unknown.flatMap((issue) =>
      issue.keys.map((key) => placeOf([...issue.path, closest(key, kind.keysAt(issue.path as Path)) ?? ''])),
    ),
  );
  const cut = unknown.flatMap((issue) =>
    issue.keys.flatMap((key) => {
      const number = decimalCut(located.data, issue.path as Path, key);
      return number === undefined ? [] : [placeOf([...issue.path, number])];
    }),
  );
  const names = new Set<string>();
  return issues.filter((issue) => {
    const place = placeOf(issue.path);
    const value = valueAt(located.data, issue.path as Path);
    if (value === undefined && meant.has(place)) return false;
    if (cut.includes(place) && (issue.code === 'too_small' || issue.code === 'too_big')) return false;
    if (issue.code === 'invalid_key') {
      const name = String(issue.path.at(-1));
      if (names.has(name)) return false;
      names.add(name);
      return true;
    }
    return !(issue.code === 'invalid_format' && typeof value === 'string' && names.has(value));
  });
}

const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('/');
