import type { Model } from '../../model/index.js';
import { NOBODY, whoRemembers } from './kinds.js';
import type { Policy } from './schema.js';

/** How often each is the next to act: as the model has it, and time passes now and then. Offramp's own round figures. */
function turnsIn(model: Model): NonNullable<Policy['turns']> {
  return { ...Object.fromEntries([...model.roles.values()].map(({ id, turn }) => [id, turn])), [NOBODY]: 0.1 };
}

/** Id of the policy that is asked under unless another is chosen. Every model has it. */
export const USUAL = 'historical';

const HOSTILE = ['force', 'coercion', 'protest'] as const;

/**
 * Of what governments do in the crises that come with Offramp about one move in ten is force, and of each other family
 * more than twice as many. Offramp's own round figure for that.
 */
const CLASSES = { force: 0.33 };

/** While they talk, governments rarely use force and threats. Offramp's own round figure. */
function talkingOf({ main, talks }: Model): NonNullable<Policy['rules']> {
  return talks.length > 0 ? [{ when: { [main.id]: [...talks], class: ['force', 'coercion'] }, times: 0.25 }] : [];
}

/** A policy has rules or it has none; a list without any says nothing. */
const ruled = (rules: NonNullable<Policy['rules']>) => (rules.length > 0 ? { rules } : {});

/** A government whose public is calm avoids force; one whose public is angry cannot afford to give way. */
function audienceOf({ pressure }: Model): NonNullable<Policy['rules']> | undefined {
  if (!pressure) return undefined;
  const { name, each, low, high } = pressure;
  const by = Object.keys(each);
  return [
    { when: { by: [...by], class: ['force'], [name]: { atMost: low } }, times: 0.2 },
    { when: { by: [...by], class: ['accommodation'], [name]: { atMost: low } }, times: 2 },
    { when: { by: [...by], class: ['force', 'coercion'], [name]: { atLeast: high } }, times: 3 },
    { when: { by: [...by], class: ['protest'], [name]: { atLeast: Math.min(high, low + 1) } }, times: 2 },
    { when: { by: [...by], class: ['accommodation'], [name]: { atLeast: high } }, times: 0.2 },
  ];
}

const FEARON =
  'J. D. Fearon, “Domestic Political Audiences and the Escalation of International Disputes”, American Political Science Review 88(3), 1994';

function make(model: Model): Policy[] {
  const turns = turnsIn(model);
  const audience = audienceOf(model);
  const talking = talkingOf(model);
  const rules = audience && [...audience, ...talking];
  const by = whoRemembers(model);
  const policies: (Policy | undefined)[] = [
    {
      id: 'uniform',
      title: 'Every family of moves that is possible is equally likely',
      text: 'Force, coercion, protest, words, accommodation and that three days pass are equally likely, as far as they are possible; within each family, every enabled move of everybody is. Nobody behaves so; it shows what the machine itself makes likely, and is what the others are measured against.',
    },
    {
      id: USUAL,
      title: 'As the scenario weighs it',
      text: `At a decision point of the script each alternative has the weight that its author gave it, and history the rest. Where the script ends before an outcome, or was left, ${
        rules
          ? 'governments do what their publics let them, as under the policy domestic-pressure'
          : 'every family of moves of whoever acts is as likely as another'
      }.`,
      sources: [FEARON],
      script: true,
      turns,
      classes: CLASSES,
      ...ruled(rules ?? talking),
    },
    by.length === 0
      ? undefined
      : {
          id: 'tit-for-tat',
          title: 'Answer the rival’s last move in kind',
          text: 'Hostile moves are answered with hostile ones and friendly ones with friendly ones, four times as likely as not. It begins friendly.',
          sources: [
            'R. Axelrod, The Evolution of Cooperation, Basic Books, 1984',
            'J. S. Goldstein and J. R. Freeman, Three-Way Street: Strategic Reciprocity in World Politics, University of Chicago Press, 1990',
          ],
          turns,
          classes: CLASSES,
          rules: [
            { when: { by: [...by], class: [...HOSTILE], rivalLast: 'hostile' }, times: 2 },
            { when: { by: [...by], class: ['words', 'accommodation'], rivalLast: 'hostile' }, times: 0.5 },
            { when: { by: [...by], class: [...HOSTILE], rivalLast: 'friendly' }, times: 0.5 },
            { when: { by: [...by], class: ['words', 'accommodation'], rivalLast: 'friendly' }, times: 2 },
            ...talking,
          ],
        },
    {
      id: 'hawk',
      title: 'Both governments prefer force and pressure',
      text: 'The fiercer a move, the likelier.',
      sources: ['J. Maynard Smith and G. R. Price, “The Logic of Animal Conflict”, Nature 246, 1973, for the name'],
      turns,
      classes: { force: 4, coercion: 3, protest: 2, words: 1, accommodation: 0.25 },
      ...ruled(talking),
    },
    {
      id: 'dove',
      title: 'Both governments prefer to give way and to talk',
      text: 'The milder a move, the likelier.',
      sources: ['J. Maynard Smith and G. R. Price, “The Logic of Animal Conflict”, Nature 246, 1973, for the name'],
      turns,
      classes: { force: 0.1, coercion: 0.25, protest: 1, words: 2, accommodation: 4 },
      ...ruled(talking),
    },
    !rules
      ? undefined
      : {
          id: 'domestic-pressure',
          title: 'Governments do what their publics let them',
          text: 'Where the public is calm, force is unlikely and giving way is easy; where it is angry, force and threats are likely and giving way is costly.',
          sources: [
            FEARON,
            'R. D. Putnam, “Diplomacy and Domestic Politics: The Logic of Two-Level Games”, International Organization 42(3), 1988',
          ],
          turns,
          classes: CLASSES,
          rules,
        },
  ];
  return policies.filter((policy) => policy !== undefined);
}

const made = new WeakMap<Model, readonly Policy[]>();

/**
 * The policies that come with Offramp, as far as a model has what they go by. The numbers are Offramp's own; what they
 * stand for is the literature's.
 */
export function policiesOf(model: Model): readonly Policy[] {
  let policies = made.get(model);
  if (!policies) {
    policies = make(model);
    made.set(model, policies);
  }
  return policies;
}

/** A policy that comes with Offramp, by its id; undefined where there is none of that id. */
export function policyOf(model: Model, id: string): Policy | undefined {
  return policiesOf(model).find((policy) => policy.id === id);
}

/** The policy that is asked under unless another is chosen. */
export function usualPolicy(model: Model): Policy {
  return policyOf(model, USUAL) as Policy;
}
