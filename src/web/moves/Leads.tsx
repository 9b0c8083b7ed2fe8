import { configurationOf } from '../../model/index.js';
import { useApp, useWords } from '../state/context.js';
import type { Preview } from '../state/run.js';

/** Where a choice would lead, in words. */
export function Leads({ preview }: { preview: Preview }) {
  const { run } = useApp();
  const words = useWords();
  const before = run.session.value.configuration;
  const after = configurationOf(preview.position);
  const changed = [
    after.phase === before.phase ? undefined : words.crisis.phase[after.phase],
    after.diplomacy === before.diplomacy ? undefined : words.crisis.diplomacy[after.diplomacy],
    after.mediation === before.mediation ? undefined : words.crisis.mediation[after.mediation],
  ].filter((state) => state !== undefined);
  const { tension } = preview.position.snapshot.context;
  return (
    <>
      {changed.length > 0 ? words.moves.leadsTo(words.crisis.list(changed)) : words.moves.sameState}
      {words.moves.andTension(words.crisis.ofTen(tension))}
    </>
  );
}
