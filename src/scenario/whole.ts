import { LIMITS } from '../file/limits.js';
import type { Problem } from '../file/problem.js';
import { isDay, parseWhen } from '../file/when.js';
import type { Located } from '../file/yaml.js';
import { aboutProblems } from './about.js';
import { checkBranches, type Work } from './check.js';
import type { Flat } from './compile.js';
import type { Finding } from './finding.js';
import { lint } from './lint.js';
import { rejoinProblems } from './rejoins.js';
import { pathKey } from './salvage.js';
import type { Scenario } from './scenario.js';
import type { ScenarioFile, WhatIfFile } from './schema.js';
import { placeUndated } from './undated.js';

/** Checks what only the whole can show: rejoins, the replay of every branch, what a class would miss. */
export function wholeProblems(
  scenario: Scenario,
  flat: Flat,
  located: Located,
  work: Work,
  file: ScenarioFile | WhatIfFile,
): Problem[] {
  const problems = [...flat.problems];
  // Where a step is broken, its id may be missing.
  if (flat.broken.size === 0) problems.push(...aboutProblems(file, scenario, located));
  const start = parseWhen(scenario.start);
  if (start && !isDay(start)) {
    const message = `The clock cannot start in a ${start.precision} as a whole.`;
    problems.push(located.problem(['start'], 'date', message, 'Give a day: 2024-01-16.'));
  }
  const rejoins = rejoinProblems(scenario, flat, located);
  problems.push(...rejoins);
  placeUndated(scenario, flat.branches);
  if (rejoins.length >= LIMITS.problems || flat.steps.length === 0) return problems;
  const looked = { error: 0, warning: 0 };
  for (const finding of [...checkBranches(scenario, flat.stops, work), ...lint(scenario, flat.steps)]) {
    if (finding.step !== '' && (!flat.paths.has(finding.step) || wasTakenOut(finding, flat))) continue;
    looked[finding.severity] += 1;
    // Looking a place up costs time, so only as many are looked up as are shown.
    if (looked[finding.severity] <= LIMITS.problems) problems.push(locate(finding, flat, located));
  }
  return problems;
}

/** Whether a finding is about a key whose value was wrong, which was reported already. */
function wasTakenOut({ step, key }: Finding, flat: Flat): boolean {
  const path = flat.paths.get(step);
  return path !== undefined && key !== undefined && flat.broken.has(pathKey([...path, key]));
}

function locate(finding: Finding, flat: Flat, located: Located): Problem {
  const path = flat.paths.get(finding.step) ?? ['steps'];
  const full = finding.key === undefined ? path : [...path, finding.key];
  return located.problem(full, finding.code, finding.message, finding.hint + laterText(finding, flat, located), {
    key: finding.step === '',
    severity: finding.severity,
    ...(finding.at !== undefined && { at: finding.at }),
  });
}

/** Lines of steps that are named, of those of which nothing can be said before another step is mended. */
const MOST_LINES = 6;

/** How many steps could not be checked because this one is refused, and where they stand. */
function laterText({ code, later = [] }: Finding, flat: Flat, located: Located): string {
  if (later.length === 0) return '';
  const lines = later.slice(0, MOST_LINES).flatMap((step) => {
    const path = flat.paths.get(step);
    return path ? [located.problem([...path, 'move'], code, '', '').line] : [];
  });
  const where = `line${later.length > 1 ? 's' : ''} ${lines.join(', ')}${later.length > MOST_LINES ? ', …' : ''}`;
  return later.length === 1
    ? ` A later step could not be checked, because it hangs on this one (${where}).`
    : ` ${later.length} later steps could not be checked, because they hang on this one (${where}).`;
}
