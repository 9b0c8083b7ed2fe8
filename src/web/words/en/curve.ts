/** The curve: tension and Goldstein values over the simulated hours. */
export const curve = {
  title: 'Curve',
  tension: 'Tension',
  goldstein: 'Goldstein value',
  cooperation: 'cooperation',
  conflict: 'conflict',
  hourTick: (hours: number) => `${hours} h`,
  stretched: 'Crowded hours are drawn wider.',
  pick: 'Steps on the curve',
  pickHint: 'Arrow keys show a step; Enter goes to it.',
  at: (n: number, title: string) => `${n}. ${title}`,
  values: (hours: string, tension: string, goldstein: string | undefined) =>
    goldstein === undefined
      ? `${hours}, tension ${tension}, no move`
      : `${hours}, tension ${tension}, Goldstein value ${goldstein}`,
  here: 'you are here',
  table: 'Show as a table',
  step: 'Step',
  what: 'What happened',
  hour: 'Hour',
  time: 'Time',
  noMove: 'no move',
};
