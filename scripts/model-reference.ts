import {
  CAMEO,
  KEYWORDS,
  MODEL_LIMITS,
  type Model,
  OPERATORS,
  RELATIVES,
  shippedModels,
  TONES,
} from '../src/model/index.js';
import { pageOf } from '../src/scenario/move-words.js';
import { NOTE, type Schema, sectionsOf } from './schema-tables.js';

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const linkOf = (model: Model): string => `[${model.title}](${pageOf(model)})`;

/** docs/model-reference.md: every key of a model file, and the language of its conditions and effects. */
export function modelReference(schema: Schema): string {
  const order = ['', 'Role', 'Variable', 'Condition', 'Effects', 'Move', 'Deadline', 'Region', 'State', 'Transition'];
  return `${NOTE}
# The model file

A model is a crisis machine as a YAML file: who can act, what the machine remembers, what can be done, in which states, on what condition and with what effect. A scenario names it under \`model:\`, and finds it as \`ID.yaml\` in its own folder or among those that come with Offramp: ${shippedModels().map(linkOf).join(', ')}. These are such files too, in \`models/\`, and none has a privilege. With the first line

\`\`\`yaml
# yaml-language-server: $schema=../schema/model.schema.json
\`\`\`

an editor that knows YAML schemas completes and checks while you type. \`node offramp new NAME --kind model\` writes a small one with comments, \`node offramp check FILE\` says file, line and column of each problem, \`node offramp diagram FILE\` draws it.

**Names** begin with a small letter and hold letters and digits: \`openConflict\`. In an expression capitals do not matter, and two words are one name: \`Open conflict\`. A state within another one is called by its path, \`talks.direct\`, or by the last part of that where there is just one of the name. These words mean something in expressions, so nothing can be called so: ${code(KEYWORDS)}.

**Texts** (\`title\`, \`text\`, \`while\`, \`needs\`, \`failed\`) are for people and decide nothing. They may stand in other languages too, in a file beside the model, \`ID.fa.yaml\` for Persian, under the same keys.

**Limits.** ${MODEL_LIMITS.roles} roles, ${MODEL_LIMITS.variables} variables (with those that each role has, ${MODEL_LIMITS.fields}), ${MODEL_LIMITS.span} values of a number, ${MODEL_LIMITS.moves} moves, ${MODEL_LIMITS.regions} regions of ${MODEL_LIMITS.states} states, ${MODEL_LIMITS.depth} levels of states within states, ${MODEL_LIMITS.deadlines} deadlines, ${MODEL_LIMITS.signals} signals.

## Conditions

A condition stands under \`if:\` and under \`conditions:\`; claims (\`offramp prove\`), the \`when\` of a policy’s rules and a step’s \`expect\` are written in the same language.

| written | asks |
| --- | --- |
| \`tension >= 3\` | whether a number compares so: ${code(OPERATORS)}, or \`is\` for \`=\`; \`≥\`, \`≤\` and \`≠\` do as well |
| \`pressure(actor) >= 1\` | the same of a variable that roles have each (\`each:\`): whose it is stands in brackets, a role or one of ${code(RELATIVES)} |
| \`pressure(all) <= 1\`, \`pressure(any) >= 2\` | the same of everybody, or of anybody, who has it; \`both\` is \`all\` |
| \`firstForce = actor\`, \`firstForce = none\` | which role a variable holds, or none |
| \`firstForce in (none, actor)\`, \`firstForce = none or actor\` | whether it is one of these |
| \`assured has rival\`, \`assured = all\` | whether a set has a role; whether it has them all (of two: \`both\`) |
| \`actor = initiator\`, \`actor = firstForce\`, \`actor in assured\` | who makes the move, also compared with a role that a variable holds, or looked for in a set |
| \`dialogue\`, \`phase = dialogue\`, \`phase in (strike, retaliation)\` | in which state a region is; a state that holds others stands for all of these |
| \`usedForceFirst\` | a condition that has a name under \`conditions:\` |
| \`not …\`, \`… and …\`, \`… or …\`, \`( … )\` | \`and\` binds more tightly than \`or\` |

\`actor\` is whoever makes the move, \`rival\` the role that is named as the rival of theirs, \`target\` whom the move names, or else the rival. Where a deadline or a signal is what happens there is nobody, apart from the signals that a move raises: these concern whom the move concerns. Who has no such variable has its lowest value.

## Effects

An effect stands under \`do:\`, \`enter:\`, \`leave:\`, \`every-move:\` and \`effects:\`, alone or in a list; they are done in order.

| written | does |
| --- | --- |
| \`tension + 1\`, \`pressure(rival) - 2\`, \`pressure(all) - 1\` | raises or lowers a number, within its bounds |
| \`tension = 10\`, \`mood = sour\` | sets a number or a word |
| \`firstForce = actor\`, \`firstForce = none\` | sets a role, or nobody |
| \`assured + actor\`, \`assured - rival\`, \`assured = none\` | adds a role to a set, takes it out, empties the set |
| \`tension - goldstein / 5\` | goes by the Goldstein value of the move, rounded; in \`every-move:\` and in transitions of moves |
| \`raise talksBegin\` | tells the other regions: a signal, to be answered under \`on:\` |
| \`recordForce\` | effects that have a name under \`effects:\` |
| \`… if CONDITION\`, \`… unless CONDITION\` | only where that holds, or does not, when its turn comes |
| \`firstForce = actor unless set\` | only where it is \`none\` so far |

A move first does what \`every-move:\` says, then the effects of its transition (in each region that answers it: let one region answer a move and raise a signal for the others); what is entered does what it says under \`enter:\`. Then, again and again until nothing more happens, a transition under \`always:\` whose condition holds is taken, or else the next signal that was raised is answered, in every region.

A move that a state answers without leading anywhere and without any effect is possible there, and changes nothing. One that no active state answers is not possible. Of several transitions for one move the first whose condition holds is taken; where a state lies in another one, its own come first.

Outcomes are ${code(TONES)}.

${sectionsOf(
  schema,
  order.map((name) => `Model${name}`),
)}
## CAMEO codes

Those that \`cameo:\` knows, with their Goldstein values. Of another one, or of a move without a code, give the value yourself: \`goldstein: -3\`.

| code | Goldstein | stands for |
| --- | --- | --- |
${[...CAMEO].map(([id, { goldstein, label }]) => `| ${id} | ${goldstein} | ${label} |`).join('\n')}
`;
}
