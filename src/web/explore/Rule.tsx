import { NOBODY } from '../../explore/policy/kinds.js';
import type { When, WhenBlock } from '../../explore/policy/schema.js';
import { nameOf } from '../../scenario/index.js';
import { useApp, useNames, useWords } from '../state/context.js';

type Wanted = NonNullable<WhenBlock[string]>;

/** A rule of a policy as a sentence; one that is written as an expression as that. */
export function Rule({ when, times }: { when: When; times: number }) {
  const { run } = useApp();
  const { explore } = useWords();
  const names = useNames();
  const factor = explore.figure(times);
  if (typeof when === 'string')
    return (
      <li>
        {explore.rule([], factor)}{' '}
        <bdi dir="ltr" lang="en">
          <code>{when}</code>
        </bdi>
      </li>
    );
  const list = (wanted: Wanted) => (typeof wanted === 'object' && !Array.isArray(wanted) ? [] : [wanted].flat());
  const actor = (role: string) => (role === NOBODY ? explore.nobodyActs : nameOf(run.scenario, role));
  const said = (name: string, wanted: Wanted): string => {
    switch (name) {
      case 'by':
        return explore.ruleBy(list(wanted).map(actor));
      case 'class':
        return explore.ruleClass(list(wanted).map((one) => explore.className[one] ?? one));
      case 'move':
        return explore.ruleMove(list(wanted).map(names.move));
      case 'rivalLast':
        return explore.ruleRival[wanted as keyof typeof explore.ruleRival];
    }
    if (names.model.region.has(name))
      return explore.ruleState(
        names.region(name),
        list(wanted).map((state) => names.state(name, state)),
      );
    const what = name === 'kind' ? explore.ruleKind : names.field(name, 'actor');
    if (typeof wanted !== 'object' || Array.isArray(wanted))
      return explore.ruleValue(
        what,
        list(wanted).map((one) => names.value(name, one)),
      );
    const figure = (bound: number | undefined) => (bound === undefined ? undefined : explore.figure(bound));
    return explore.ruleRange(what, figure(wanted.atLeast), figure(wanted.atMost));
  };
  const parts = Object.entries(when).flatMap(([name, wanted]) => (wanted === undefined ? [] : [said(name, wanted)]));
  return <li>{explore.rule(parts, factor)}</li>;
}
