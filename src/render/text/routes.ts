import {
  type Leg,
  PROPERTY_TEXTS,
  type Route,
  routeLegs,
  routeTotals,
  type StateGraph,
  TRIVIAL_TEXTS,
  type Verdict,
} from '../../explore/index.js';
import type { Configuration } from '../../model/index.js';
import { hoursText, modelOf, type Scenario } from '../../scenario/index.js';
import { indent, wrap } from './columns.js';
import { type Style, safe } from './style.js';
import { actorName, measureName, moveName, stateText } from './words.js';

/** One move of a path in words: `Iran: Strike → strike, tension 5`. */
export function legText(scenario: Scenario, { event, to }: Leg): string {
  const model = modelOf(scenario);
  const { context, ...states } = to;
  const measure = measureName(model);
  const level = measure ? `, ${measure.title} ${context[model.measure?.name ?? '']}` : '';
  const deadline = model.deadlines.get(event.deadline ?? '');
  const what = event.move
    ? `${actorName(scenario, event.move.by)}: ${moveName(model, event.move.type)}${event.move.target ? ` – ${actorName(scenario, event.move.target)}` : ''}`
    : deadline
      ? `Nobody moves for ${hoursText(deadline.hours)}: ${safe(deadline.description)}`
      : 'Nobody moves';
  return `${what} → ${stateText(model, states as Configuration)}${level}`;
}

/** A path move by move, with its totals. */
export function routeText(
  scenario: Scenario,
  graph: StateGraph,
  route: Route,
  onTime: boolean,
  style: Style,
): string[] {
  const legs = routeLegs(graph, route);
  const { hours, goldstein, hostility } = routeTotals(legs);
  if (legs.length === 0) return ['  It is so already: no move is needed.'];
  return [
    ...legs.flatMap((leg, index) => {
      const [first = '', ...rest] = wrap(legText(scenario, leg), style.width - 6);
      return [`  ${String(index + 1).padStart(2)}  ${first}`, ...indent(rest, 6)];
    }),
    ...indent(
      wrap(
        `${legs.length} ${legs.length === 1 ? 'move' : 'moves'}, ${hoursText(hours)}, Goldstein ${round(goldstein)}, hostility ${round(hostility)}`,
        style.width - 6,
      ),
      6,
    ).map(style.dim),
    ...(onTime
      ? []
      : wrap('On the simulated clock a deadline falls due before this path is through.', style.width - 6).map((line) =>
          style.dim(`      ${line}`),
        )),
  ];
}

function round(value: number): string {
  return String(Number(value.toFixed(1))).replace('-', '−');
}

/** Whether a property holds, why, and a path that shows or breaks it. */
export function verdictText(
  scenario: Scenario,
  graph: StateGraph,
  text: string,
  verdict: Verdict,
  onTime: boolean,
  style: Style,
): string {
  const { holds, property, examined, complete, shown, alwaysPossible, trivial } = verdict;
  const looked = property.within === undefined ? 'from here' : `within ${property.within} moves`;
  const seen =
    examined === 1
      ? 'Only the position asked from can be reached'
      : `${examined.toLocaleString('en')} configurations can be reached ${looked}`;
  const path = shown ? routeText(scenario, graph, shown.route, onTime, style) : [];
  const atOnce = shown?.route.edges.length === 0 && shown.loop === undefined;
  const shows = property.kind === 'possibly' ? 'This path shows it:' : 'This path breaks it:';
  const loop = shown?.loop;
  return [
    ...wrap(`${holds ? 'It holds' : 'It does not hold'}: ${text}`, style.width).map((line) =>
      (holds ? style.good : style.bad)(style.bold(line)),
    ),
    ...wrap(
      `The claim says: ${PROPERTY_TEXTS[property.kind]} ${seen}${complete ? ', and all were looked at' : ' in what was explored; the graph was cut short, so this is said of that part only'}.`,
      style.width,
    ).map(style.dim),
    ...(trivial ? ['', ...wrap(TRIVIAL_TEXTS[trivial], style.width)] : []),
    ...(shown && !atOnce ? ['', shows, ...path] : []),
    ...(atOnce
      ? [
          '',
          ...wrap(
            `Right where it is asked it is ${property.kind === 'possibly' ? 'so' : 'broken'}; no move is needed.`,
            style.width,
          ),
        ]
      : []),
    ...(loop === undefined
      ? []
      : wrap(
          loop === 0
            ? 'It can go round like that for ever.'
            : `From move ${loop + 1} on it can go round like that for ever.`,
          style.width - 6,
        ).map((line) => `      ${line}`)),
    ...(alwaysPossible === undefined
      ? []
      : [
          '',
          ...wrap(
            alwaysPossible
              ? 'Nobody is forced, but what must come stays possible all the way: it fails only if everybody goes on so for ever.'
              : 'On the way there are positions from which it can no longer come.',
            style.width,
          ),
        ]),
    '',
  ].join('\n');
}
