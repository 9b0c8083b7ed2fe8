import type { Measure, Note, Policy, Property } from '../../../explore/index.js';
import { PROPERTY_TEXTS, TRIVIAL_TEXTS } from '../../../explore/prove/property.js';
import type { Model } from '../../../model/index.js';
import { isolate } from '../direction.js';
import { share } from './share.js';

/** The Explore screen: what follows from here, how likely, and what decided. */
export const explore = {
  ...share,
  /** A whole number that may be large. */
  count: (value: number | bigint): string => value.toLocaleString('en'),
  /** A figure of any size, exactly: a weight. */
  figure: (value: number): string => String(value),
  residual: (value: number): string => value.toExponential(0),

  skip: 'Skip to the answers',
  question: 'What is asked',
  from: 'From',
  atStart: 'the start',
  here: (place: string) => `here: ${place}`,
  step: (n: number, title: string) => `${n}. ${title}`,
  policy: 'How governments choose',
  policyTitle: ({ title }: Policy, _model: Model): string => title,
  policyText: ({ text = '' }: Policy, _model: Model): string => text,
  changed: (title: string) => `${title} (weights changed)`,
  more: 'More settings',
  free: 'Every possible move counts as an alternative, not only those of the script',
  runs: 'Simulated runs',
  seed: 'Seed',
  newSeed: 'Other random numbers',
  anyNumber: (most: string) => `A number from 0 to ${most}.`,
  wholeNumber: (most: string) => `A whole number from 0 to ${most}.`,
  stage: {
    graph: 'Exploring every configuration …',
    odds: 'Solving the odds …',
    traffic: 'Following the runs …',
    runs: 'Simulating …',
    ways: 'Looking for the ways out …',
    policies: 'Comparing policies …',
    claim: 'Looking at every path …',
    map: 'Drawing the map …',
  },
  fromStart: 'The run stands at an outcome, from which nothing follows; so it is asked from the start.',
  stale: 'This answers the question before.',
  drawnFor: (policy: string, place: string) => `Drawn for the policy “${policy}”, from: ${place}.`,
  already: 'It stands there already.',
  ended: (outcome: string) => `It has come to “${outcome}” already, so nothing is left to chance.`,
  notStarted: 'What computes could not be started. Is Offramp still running?',
  stoppedBefore: 'Stopped before there was an answer. What is shown answers the question before.',
  notSaved: 'The file could not be made. Is Offramp still running?',
  madeOf: (runs: string, seed: string) => `${runs} simulated runs, seed ${seed}`,
  working: 'Computing …',
  cancel: 'Stop',
  stopped: 'Stopped. What was found until then is shown.',
  again: 'Go on',
  found: 'Done.',
  failed: (why: string) => `This could not be computed: ${why}`,

  luckTitle: 'How lucky was it?',
  /** @param step the step after which it is asked; empty: from the start */
  luck: (outcome: string, chance: string, step: string) =>
    `This path ends in “${outcome}”. ${step === '' ? 'At the start' : `After “${step}”`} the chance of that was ${chance}.`,
  least: (chance: string, step: string) => `It was least likely, ${chance}, just before “${step}”.`,
  leastNever: (step: string) =>
    `Just before “${step}” there was no chance of it left: this policy would never have come to it.`,
  noLuck: 'This path has not come to an outcome, so there is nothing to call luck.',
  mostDecisive: (step: string, alternative: string, outcome: string, was: string, then: string) =>
    `What would have changed most: at “${step}”, “${alternative}” instead. The chance of “${outcome}” was ${was} after it; with that it would have been ${then}.`,
  under: (policy: string) => `Under the policy “${policy}”; under another one the figures are others.`,

  odds: 'How it would end',
  exact: 'Exact',
  simulated: 'Simulated, 95\u00a0% interval',
  /** Heads the shares where there are no exact ones, and says why. */
  simulatedOnly: 'Simulated',
  tooLarge: 'Simulated: the machine is too large to explore.',
  needsExact: 'This needs exact odds, and the machine is too large to explore.',
  /** How large what was explored of it is. */
  graphPart: (configurations: string) =>
    `More than ${configurations} configurations of the machine can be reached: too many to explore. Each run works out its steps as it goes.`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  expectedHours: 'On average until then',
  noHours: 'no expected time: it may never end',
  expectedPeak: (measure: string) => `Highest ${measure}, on average`,
  /** To as many digits as the interval that goes with it. */
  mean: (value: number): string => value.toFixed(2),
  hoursRange: (low: string, high: string) => `simulated ${low} to ${high}`,
  /** How often nobody acts: a third of it, and three times as much. */
  ifNobody: (less: string, more: string) =>
    `If nobody acts less often (${less}) or more often (${more}); it is a guess`,
  sameOdds: 'the same odds',
  fromTo: (outcome: string, less: string, more: string) => `${outcome}: ${less} – ${more}`,

  decisive: 'Decisive moments',
  decisiveHint: (outcome: string) =>
    `How much each alternative would have changed the chance of “${outcome}”, in percentage points.`,
  measureBy: 'Chance of',
  instead: (n: number, title: string) => `instead of step ${n}, “${title}”`,
  take: 'Take this way',
  takeLabel: (alternative: string) => `Take this way: ${alternative}`,
  changes: (entries: readonly string[]) => entries.join(', '),
  change: (outcome: string, points: string) => `${outcome} ${points}`,
  unmoved: (count: number, outcome: string) =>
    count === 1
      ? `1 more alternative changes the chance of “${outcome}” by less than 0.05 points.`
      : `${count} more alternatives change the chance of “${outcome}” by less than 0.05 points each.`,
  showAll: (count: number) => `Show all ${count}`,
  showFewer: 'Show fewer',
  noDecisive: 'No step with an alternative comes after this point.',

  heat: 'Where it goes from here',
  heatHint:
    'Until a run ends: the stronger the colour of a state, the likelier a run passes through it; the wider an arrow, the more often it is taken.',
  heatPicture: 'The machine with how often each state and arrow is met',
  heatState: (state: string, share: string) => `${state}: ${share}`,
  heatArrow: (arrow: string, times: string, moves: string) => `${arrow}: ${times} times a run (${moves})`,
  times: (value: number): string => (value < 0.005 ? '< 0.01' : value.toFixed(2)),
  inWords: 'In words',
  statesHeading: 'How likely a run passes through each state',
  arrowsHeading: 'How often each arrow is taken, on average',

  policies: 'Under every policy',
  policiesHint:
    'A figure that holds under one policy only says little. These rest on the same machine and the same place.',
  policiesRange: (low: string, high: string) => `Under the policies below the chance is between ${low} and ${high}.`,
  ways: 'Shortest ways out from here',
  by: 'Shortest by',
  measure: { moves: 'moves', hours: 'hours', hostility: 'hostility' } as Record<Measure, string>,
  measureText: {
    moves: 'Moves and passed deadlines are counted.',
    hours: 'Typical hours of the moves are added up, and whole deadlines where one passes.',
    hostility: 'The negative Goldstein values on the way are added up.',
  } as Record<Measure, string>,
  to: (outcome: string) => `To “${outcome}”`,
  noWay: 'There is no way there.',
  leg: (actor: string, move: string) => `${isolate(actor)}: ${move}`,
  /** @param measured the measure and its value, where the model has one */
  legLeads: (state: string, measured: string | undefined) =>
    `→ ${state}${measured === undefined ? '' : `, ${measured}`}`,
  deadline: (name: string) => `Nobody acts: ${name}`,
  totals: (moves: number, hours: string, goldstein: string) =>
    `${moves} ${moves === 1 ? 'move' : 'moves'}, ${hours}, Goldstein ${goldstein}`,
  countWays: (count: string, most: number) => `${count} ways of at most ${most} moves end there.`,
  notOnTime: 'On the clock a deadline would pass before this is done.',
  open: 'Open as a branch',
  openLabel: (name: string) => `Open as a branch: ${name}`,
  shortestName: (outcome: string, measure: string) => `Shortest way to “${outcome}” by ${measure}`,
  opened: (name: string) => `“${name}” is open as a branch of this run.`,

  claim: 'Does it hold on every path?',
  claimLabel: 'A claim about every path from here',
  claimHint:
    'Begin with never, always, eventually or possibly, or write “… until …”. States and numbers go by their ids; “within 5” looks at five moves only.',
  claimNames: 'Names of states',
  check: 'Check',
  claimTexts: Object.fromEntries(
    Object.entries(PROPERTY_TEXTS).map(([kind, text]) => [kind, `The claim says: ${text}`]),
  ) as Record<Property['kind'], string>,
  holds: 'It holds.',
  fails: 'It does not hold.',
  trivial: TRIVIAL_TEXTS as Record<keyof typeof TRIVIAL_TEXTS, string>,
  examined: (count: number) =>
    count === 1 ? 'One configuration was looked at.' : `${count.toLocaleString('en')} configurations were looked at.`,
  shownAtOnce: 'It holds at once, before any move.',
  brokenAtOnce: 'It fails at once, before any move.',
  shownBy: 'This path shows it:',
  brokenBy: 'This path breaks it:',
  forEver: 'From there it can go round for ever.',
  staysPossible: 'What must come stays possible all the while; nothing forces it.',
  claimName: (text: string) => `Path that breaks “${text}”`,
  claimShows: (text: string) => `Path that shows “${text}”`,

  map: 'What if the weights were others?',
  mapHint: 'One figure of the policy, or two, take several values; each cell is solved exactly.',
  vary: 'Vary',
  andVary: 'and',
  nothingElse: 'nothing else',
  parameter: (group: string, name: string): string =>
    group === 'deadlines' ? `Hours of the deadline: ${name}` : group === 'turns' ? `Turns: ${name}` : `Weight: ${name}`,
  className: {
    force: 'force',
    coercion: 'pressure and threats',
    protest: 'protest',
    words: 'words',
    accommodation: 'giving way',
  } as Record<string, string>,
  nobodyActs: 'nobody acts',
  draw: 'Draw the map',
  mapCaption: (down: string, across: string) => `${down} (down) and ${across} (across)`,
  mapFlat:
    'Nothing changes: here the scenario’s own weights decide, whatever the policy’s are. Ask from a step that has left the script, or under another policy.',
  mapSame: 'Nothing changes: these figures do not matter here.',
  mapKey: 'Each cell names the likeliest outcome and its chance.',

  restsOn: 'What these figures rest on',
  sources: 'Literature',
  ownNumbers: 'The literature gives the idea; the numbers are Offramp’s own.',
  weightOf: 'Weight of each kind of move',
  turnsOf: 'How often each is next to act',
  noTurns:
    'A kind is chosen among the possible moves of everybody, that three days pass being one more; then a move of that kind.',
  rules: (count: number) => (count === 1 ? 'One rule multiplies weights:' : `${count} rules multiply weights:`),
  /** @param when what must hold; empty where it is told otherwise, after this */
  rule: (when: readonly string[], times: string) => `× ${times} where ${when.join(', and ')}`.trimEnd(),
  ruleBy: (actors: readonly string[]) => `${actors.join(' or ')} acts`,
  ruleClass: (classes: readonly string[]) => `the move is ${classes.join(' or ')}`,
  ruleMove: (moves: readonly string[]) => `the move is ${moves.join(' or ')}`,
  ruleState: (region: string, states: readonly string[]) => `${region}: ${states.join(' or ')}`,
  ruleRange: (what: string, low: string | undefined, high: string | undefined) =>
    low === undefined
      ? `${what} is at most ${high}`
      : high === undefined
        ? `${what} is at least ${low}`
        : `${what} is ${low} to ${high}`,
  ruleRival: { hostile: 'the rival’s last move was hostile', friendly: 'the rival’s last move was friendly' },
  ruleKind: 'the kind of whoever acts',
  /** Variables that a rule reads, where one of them has some value. */
  ruleValue: (what: string, values: readonly string[]) => `${what} is ${values.join(' or ')}`,
  scripted: 'Where the script goes on, the scenario’s own weights decide, whatever those below are.',
  resetWeights: 'As it was',
  openPolicy: 'Open a policy …',
  saveFigures: 'Save these figures (JSON)',
  savePolicy: 'Save this policy',
  policyRefused: (file: string, problem: string) => `${file} is no policy: ${problem}`,
  graph: (configurations: string, transitions: string) =>
    `The machine has ${configurations} configurations that can be reached, and ${transitions} transitions between them. All were explored; XState says what follows from each.`,
  solved: (nodes: string, residual: string) =>
    `Exact: an absorbing Markov chain of ${nodes} nodes, solved to a residual of ${residual}.`,
  simulatedBy: (runs: string, seed: string) =>
    `Simulated: ${runs} runs, seed ${seed}; the same seed gives the same runs anywhere. Intervals are Wilson’s, 95\u00a0%.`,
  endsRule:
    'A run ends when it first comes to an outcome, unless the script goes on from there. Its hours are those until it came to the outcome.',
  /** A word of caution. */
  note: ({ text }: Note): string => text,
};
