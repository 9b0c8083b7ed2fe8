import { type Signal, signal } from '@preact/signals';
import { recall, remember } from '../../state/storage.js';

/** What somebody has marked or written and not sent yet. */
export interface Draft {
  option: string | undefined;
  why: string;
}

const NOTHING: Draft = { option: undefined, why: '' };
const drafts = new Map<string, Signal<Draft>>();

/** What was marked for a decision, kept for a reload of the page; of the decision before it nothing is kept. */
export function draftOf(code: string, decision: string): { value: Draft; set: (draft: Partial<Draft>) => void } {
  const name = `class:${code}:draft`;
  const known = drafts.get(decision) ?? signal(read(name, decision));
  drafts.set(decision, known);
  return {
    value: known.value,
    set: (draft) => {
      known.value = { ...known.value, ...draft };
      remember(name, JSON.stringify({ decision, ...known.value }));
    },
  };
}

function read(name: string, decision: string): Draft {
  try {
    const kept = JSON.parse(recall(name) ?? '{}') as Partial<Draft> & { decision?: string };
    return kept.decision === decision ? { option: kept.option, why: kept.why ?? '' } : NOTHING;
  } catch {
    return NOTHING;
  }
}
