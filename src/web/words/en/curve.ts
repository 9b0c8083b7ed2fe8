/** The curve: the measure of escalation and Goldstein values over the simulated hours. */
export const curve = {
  title: 'Curve',
  goldstein: 'Goldstein value',
  cooperation: 'cooperation',
  conflict: 'conflict',
  hourTick: (hours: number) => `${hours} h`,
  stretched: 'Crowded hours are drawn wider.',
  pick: 'Steps on the curve',
  pickHint: 'Arrow keys show a step; Enter goes to it.',
  at: (n: number, title: string) => `${n}. ${title}`,
  /** @param measured the measure and its value, where the model has one */
  values: (hours: string, measured: string | undefined, goldstein: string | undefined) =>
    [hours, measured, goldstein === undefined ? 'no move' : `Goldstein value ${goldstein}`].filter(Boolean).join(', '),
  /** A measure and its value, within a sentence. */
  measured: (name: string, value: string) => `${name} ${value}`,
  noMeasure:
    'The model of this crisis measures nothing that a curve could show: the bars say how hostile or friendly each move was.',
  here: 'you are here',
  table: 'Show as a table',
  step: 'Step',
  what: 'What happened',
  hour: 'Hour',
  time: 'Time',
  noMove: 'no move',
};
