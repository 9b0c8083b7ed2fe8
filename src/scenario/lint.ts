import type { Finding } from './finding.js';
import { type Scenario, type Step, storyOf, TRUNK } from './scenario.js';

/**
 * Warnings about what a class would miss: sources, questions, weights that leave history nothing.
 *
 * @param steps those that are looked at
 */
export function lint(scenario: Scenario, steps: readonly Step[]): Finding[] {
  const story = storyOf(scenario);
  const findings: Finding[] = [];
  for (const step of steps) {
    const alternatives = story.alternatives(step.id);
    if (step.branch === TRUNK && step.sources.length === 0 && step.title !== '-') {
      findings.push({
        step: step.id,
        key: 'sources',
        severity: 'warning',
        code: 'no-source',
        message: `The step ${step.id} has no source.`,
        hint: 'Add `sources:` with the id of the report it comes from.',
      });
    }
    if (step.picture && step.picture.alt === undefined) {
      findings.push({
        step: step.id,
        key: 'picture',
        severity: 'warning',
        code: 'no-alt',
        message: `The picture of ${step.id} has no words for those who do not see it.`,
        hint: 'Add `alt:` with what is to be seen.',
      });
    }
    if (alternatives.length === 0) continue;
    if (step.ask.length === 0) {
      findings.push({
        step: step.id,
        key: 'ask',
        severity: 'warning',
        code: 'no-question',
        message: `The decision point ${step.id} has no question for the class.`,
        hint: 'Add `ask:` with one or two questions.',
      });
    }
    const sum = alternatives.reduce((total, branch) => total + (branch.weight ?? 0), 0);
    if (sum >= 1 - 1e-9) {
      findings.push({
        step: step.id,
        key: 'instead',
        severity: 'warning',
        code: 'weights',
        message: `The weights of the alternatives to ${step.id} add up to ${Number(sum.toFixed(4))}, which leaves nothing for ${step.id} itself.`,
        hint: 'Lower them until they add up to less than 1.',
      });
    }
  }
  return findings;
}
