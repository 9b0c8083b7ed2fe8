import { luckOf } from '../../explore/luck.js';
import type { App } from '../state/context.js';
import { isolate } from '../words/direction.js';
import type { Words } from '../words/index.js';
import { stopName } from '../words/names.js';
import type { Explorer } from './explorer.js';
import { inSight } from './in-sight.js';
import { endName, namesOf } from './names.js';

/** The answer in a sentence: what it came to, and how likely that was. Empty while there is none. */
export function luckSentence(app: App, explorer: Explorer, words: Words): string {
  const { explore } = words;
  const names = namesOf(explorer, words);
  const found = explorer.findings.value;
  const asked = explorer.asked.value;
  if (!found || !asked) return '';
  const findings = inSight(app, found);
  const luck = luckOf(findings);
  if (!luck) {
    const [next] = findings.points;
    // A path may go on from where a run has ended.
    const end = next?.ended ? findings.ends.find((name) => findings.exact?.ends[name] === 1) : findings.outcome;
    return end ? explore.ended(endName(end, names, words)) : explore.noLuck;
  }
  const place = asked.from.n === 0 ? '' : isolate(stopName(asked.from, words));
  return explore.luck(endName(luck.outcome, names, words), explore.percent(luck.chance), place);
}
