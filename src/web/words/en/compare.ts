import { capital } from '../model.js';

/** Two branches side by side. */
export const compare = {
  title: 'Compare',
  first: 'Branch A',
  second: 'Branch B',
  played: 'In this run',
  written: 'As written in the scenario',
  asWritten: (branch: string) => `${branch} (as written)`,
  swap: 'Swap A and B',
  together: (n: number, title: string, when: string) => `They part after step ${n}, “${title}”, at ${when}.`,
  atOnce: 'They part at the first step.',
  same: 'They are the same, step by step.',
  longer: (longer: string, shorter: string, steps: number) =>
    steps === 1
      ? `${longer} goes one step further than ${shorter}.`
      : `${longer} goes ${steps} steps further than ${shorter}.`,
  ended: (outcome: string, when: string) => `${outcome}, reached at ${when}`,
  notEnded: (phase: string) => `None yet; so far: ${phase}`,
  /** @param measure what the model measures escalation by */
  chart: (measure: string) => `${capital(measure)} of both over the simulated hours`,
  chartSummary: (measure: string, name: string, values: string) =>
    `${capital(measure)} of ${name}, step by step: ${values}.`,
  chartSampled: (measure: string, name: string, every: number, values: string) =>
    `${capital(measure)} of ${name}, every ${every} steps: ${values}.`,
  /** A branch, and how many more there are on its side of the list. */
  further: (branch: string, more: number) => `${branch} – and ${more} more …`,
  solid: 'solid line, round marks',
  dashed: 'dashed line, square marks',
  steps: 'Step by step',
  shared: (n: number) => (n === 1 ? 'One step is the same in both.' : `${n} steps are the same in both.`),
  step: (n: number) => `Step ${n}`,
  nothing: 'no step',
  /** The states that a step leads to. */
  leads: (states: string) => `→ ${states}`,
  facts: 'Where they stand at their ends',
  outcome: 'Outcome',
  state: 'State',
  peak: (measure: string) => `Highest ${measure}`,
  hours: 'Hours',
  moves: 'Moves',
  differs: 'differs',
  what: 'What is compared',
};
