import { compileModel, type Model } from '../src/model/index.js';
import { publishedSchemas } from '../src/render/json/schemas.js';
import { PROBLEM_CODES } from '../src/scenario/index.js';
import { pageOf } from '../src/scenario/move-words.js';
import { classReference } from './class-reference.js';
import { countryNames } from './country-names.js';
import { crisesPage } from './crises-page.js';
import { mapsModule } from './draw-maps.js';
import { deadlineRows, machineReference } from './machine-reference.js';
import { modelReference } from './model-reference.js';
import { NOTE, type Schema, sectionsOf } from './schema-tables.js';
import { shippedModule, shippedSources, shippedTypes } from './shipped-models.js';

/** Every generated file that is committed, by path from the repository's top. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const schemas = publishedSchemas();
  // Of the YAML files, not of what was generated from them before.
  const models = shippedSources().map(({ file, words }) => compileModel(file, words));
  const json = Object.entries(schemas).map(([file, schema]) => [
    `schema/${file}`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  return {
    ...Object.fromEntries(json),
    'docs/scenario-reference.md': scenarioReference(schemas['scenario.schema.json'] as Schema, models),
    'docs/class-messages.md': classReference(),
    'docs/model-reference.md': modelReference(schemas['model.schema.json'] as Schema),
    ...(await machinePages(models)),
    'src/scenario/countries.ts': countryNames(),
    'scenarios/maps.js': mapsModule(),
    'docs/crises.md': crisesPage(),
    'models/shipped.js': shippedModule(),
    'models/shipped.d.ts': shippedTypes(),
  };
}

/** A page for each model. */
async function machinePages(models: readonly Model[]): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const model of models) pages[`docs/${pageOf(model)}`] = NOTE + (await machineReference(model));
  return pages;
}

/** What a model's deadlines are and do; nothing of one without any. */
function deadlineTable(model: Model): string {
  const head = `**[${model.title}](${pageOf(model)})** (\`model: ${model.id}\`)`;
  return model.deadlines.size === 0
    ? `${head} has none.`
    : `${head}\n\n| deadline | hours | meaning | what it does |\n| --- | --- | --- | --- |\n${deadlineRows(model).join('\n')}`;
}

function scenarioReference(schema: Schema, models: readonly Model[]): string {
  const order = [
    'Scenario',
    'WhatIf',
    'Actor',
    'Party',
    'Briefing',
    'Pace',
    'Fade',
    'Step',
    'Alternative',
    'Expect',
    'Question',
    'Disputed',
    'Map',
    'Mark',
    'CountryName',
    'LessonPart',
    'Term',
    'Source',
  ];
  const codes = Object.entries(PROBLEM_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return `${NOTE}
# The scenario file

A scenario is a YAML file. It stands by itself ([Scenario](#scenario)) or leaves another one ([WhatIf](#whatif)). With the first line

\`\`\`yaml
# yaml-language-server: $schema=../schema/scenario.schema.json
\`\`\`

an editor that knows YAML schemas (VS Code with the YAML extension, for instance) completes and checks while you type. \`node offramp check FILE\` checks everything, replays every branch through the machine, and says file, line and column of each problem. After a step that the machine refuses it goes on, as if that were left out and as if it were possible: what is wrong either way is told, and steps of which that cannot be said are counted at the refused one. A refusal says why, which deadline passed too early if that is it, what would make the move possible, and what is possible instead.

**Time.** Hour 0 of the simulated clock is \`start\`. A step dated before the start is background and takes no time, and so is an undated step that such a step follows. A step with a date happens when that date begins, or as soon as the move before it is over if that is later – though still on that date, however long moves typically take: only \`hours\` that steps give, waits and date-times can make it miss its date; a step with a date-time happens at that time; a step without either happens as soon as the move before it is over, or, where the next dated step would then miss its date, somewhere between: such steps are spread over the time that is left, unless \`hours\` of steps, or waits, take it up. How long a move takes is its \`hours\`, or the typical hours in [the table of moves](machine.md#moves).

**Dates.** A date is written as exactly as it is known, and shown as it is given: \`2024-01-16T04:30\`, \`2024-01-16\`, \`2023-12\` or \`2019\`. A step that is dated to a month or a year comes as soon as that month or year has begun and the move before it is over. The clock alone must start on a day.

**Pictures.** \`picture: { file: border.jpg, alt: A closed crossing, credit: Who made it }\` shows a PNG, JPEG or WebP – told by what is in the file, not by its name – from the folder of the scenario or a folder in it, in the story, on the handout and within a single HTML file; where nothing can be drawn, \`alt\` is said in its place. A link that leads out of the folder is not followed, what follows a picture in its file and what a camera tells in it – place, time, names – are left out of what the page is handed, and an SVG is never shown. One that is missing is a warning, since a scenario may travel without its pictures; \`node offramp export html\` and _Take away → One HTML file_ put them into the file, links carry none.

**Limits.** 1 MiB, 64 levels, 10,000 steps; of a picture 2 MiB and 24 million pixels, of all pictures together 16 MiB. Anchors, aliases and tags are not used.

${sectionsOf(schema, order)}
## Deadlines

A deadline begins when its state is entered and ends when it is left; where it passes, the machine goes where it leads. A scenario says under \`deadlines:\` how many hours it has there, or \`off\`. Where an event is refused because a deadline passed before it, \`node offramp check\` says which.

A number that falls by itself has a deadline too, called after it. \`deadlines: { tensionFades: off }\` and \`pace: { fades: { tension: off } }\` say the same: it never falls by itself. \`deadlines: { tensionFades: 2160 }\` lets it fall by as much as in the model, in so many hours; \`pace: { fades: { tension: { by: 1, days: 90 } } }\` says by how much as well. Only one of the two is said of a number.

${models.map(deadlineTable).join('\n\n')}

## Problems

| code | meaning |
| --- | --- |
${codes.join('\n')}
`;
}
