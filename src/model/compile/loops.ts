import type { Effect } from '../language/effect.js';
import type { Region, State, Transition } from '../model.js';
import type { Report } from './report.js';

/**
 * What could go round for ever within one event: states that lead to each other always, signals that raise each other.
 * The machine would never come to rest, so such models are refused.
 */
export function reportLoops(regions: readonly Region[], signals: Iterable<string>, report: Report): void {
  for (const region of regions) alwaysLoops(region, report);
  const raises = new Map([...signals].map((signal) => [signal, raisedBy(regions, signal)]));
  for (const [signal, first] of raises) {
    const seen = new Set<string>();
    const work = [...first];
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      work.push(...(raises.get(next) ?? []));
    }
    if (!seen.has(signal)) continue;
    report({
      path: ['signals', signal],
      key: true,
      code: 'value',
      message: `Answering the signal ${signal} raises it again, so that the machine may never come to rest.`,
      hint: 'Let what answers it raise something else, or nothing.',
    });
  }
}

function alwaysLoops(region: Region, report: Report): void {
  for (const state of region.states.values()) {
    const where = ['regions', region.id, ...state.id.split('.').flatMap((key) => ['states', key]), 'always'];
    const stays = state.always.find(({ target }) => target === undefined || target === state.id);
    if (stays) {
      report({
        path: where,
        key: true,
        code: 'value',
        message: `What happens always in ${state.id} leads nowhere else, so that it would happen without end.`,
        hint: 'Let it lead to another state with `to:`.',
      });
      continue;
    }
    const seen = new Set<string>();
    const work = [...state.always];
    for (let next = work.pop(); next; next = work.pop()) {
      for (const entered of enteredBy(region, next.target)) {
        if (seen.has(entered.id)) continue;
        seen.add(entered.id);
        work.push(...entered.always);
      }
    }
    if (seen.has(state.id))
      report({
        path: where,
        key: true,
        code: 'value',
        message: `What happens always in ${state.id} leads back to it, so that it may go round without end.`,
        hint: 'Let one of the states on the way wait for a move, a signal or a deadline.',
      });
  }
}

/** States that are active once a transition to one was taken: that, those that hold it, those that are entered with it. */
function enteredBy({ states }: Region, target: string | undefined): State[] {
  const found: State[] = [];
  for (
    let at = target === undefined ? undefined : states.get(target);
    at;
    at = at.parent === undefined ? undefined : states.get(at.parent)
  )
    found.push(at);
  for (let at = target === undefined ? undefined : states.get(target); at && !at.leaf; ) {
    at = states.get(`${at.id}.${at.start}`);
    if (at) found.push(at);
  }
  return found;
}

/** Signals that may be raised while one is answered: by transitions, by what they leave and enter, and what follows always. */
function raisedBy(regions: readonly Region[], signal: string): Set<string> {
  const found = new Set<string>();
  const add = (effects: readonly Effect[]) => {
    for (const effect of effects)
      if (effect.type === 'raise' || effect.type === 'raiseIf') found.add(effect.params.signal);
  };
  for (const region of regions)
    for (const state of region.states.values()) {
      const seen = new Set<string>();
      const work: Transition[] = [...(state.on.get(signal) ?? [])];
      for (let next = work.pop(); next; next = work.pop()) {
        add(next.effects);
        if (next.target === undefined) continue;
        add(state.exit);
        for (const entered of enteredBy(region, next.target)) {
          if (seen.has(entered.id)) continue;
          seen.add(entered.id);
          add(entered.entry);
          work.push(...entered.always);
        }
      }
    }
  return found;
}
