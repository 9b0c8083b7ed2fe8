import type { Findings } from '../../explore/findings.js';
import { hidesAhead } from '../state/ahead.js';
import type { App } from '../state/context.js';

/**
 * What may be shown of findings: where what is to come is hidden, only the steps that were played, and what the path
 * came to once all of it was.
 */
export function inSight(app: App, findings: Findings): Findings {
  if (!hidesAhead(app)) return findings;
  const { stops } = app.run.line.value;
  const points = findings.points.filter(({ n }) => stops[n]?.node);
  return { ...findings, points, outcome: stops.every(({ node }) => node) ? findings.outcome : null };
}
