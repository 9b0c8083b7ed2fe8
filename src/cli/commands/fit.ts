import { basename, extname } from 'node:path';
import { type Case, caseOf, countedIn } from '../../explore/fit/cases.js';
import { type Fit, type FitOptions, fitCases } from '../../explore/fit/fit.js';
import { foreseenBy, type LeftOut, leaveOut } from '../../explore/fit/foresee.js';
import { policyOf } from '../../explore/policy/builtin.js';
import { policySchema } from '../../explore/policy/schema.js';
import { policyYaml } from '../../explore/policy/yaml.js';
import type { Model } from '../../model/index.js';
import { fitDocument } from '../../render/json/fit.js';
import { fitText } from '../../render/text/fit.js';
import { InputError, UsageError } from '../errors.js';
import type { Progress } from '../explore/bar.js';
import { type Cases, openCases } from '../explore/cases.js';
import { Work } from '../explore/work.js';
import { formatOf } from '../out.js';
import { print, printJson, tell, terminalStyle } from '../terminal.js';
import { checkWritable, writeWhole } from '../write.js';

export interface FitCommand {
  model?: string;
  prior: string;
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Of fewer moves than these weights say next to nothing: what is shown would be the prior. */
const FEWEST = 10;

/** `offramp fit`: the weights of a policy that make what was done in real crises likeliest. */
export async function fit(names: readonly string[], options: FitCommand): Promise<void> {
  const { out } = options;
  if (out !== undefined) {
    formatOf(out, '--out', { yaml: ['.yaml', '.yml'] });
    checkWritable(out, options);
  }
  const spread = spreadOf(options.prior);
  let opened: Cases | undefined;
  let found: Fit | undefined;
  const cases: Case[] = [];
  const leftOut: LeftOut[] = [];
  let progress: Progress = { what: 'reading' };
  const work = new Work(() => progress);
  /** Says how far the work is, and lets Ctrl+C be heard. */
  const at = async (next: Progress): Promise<void> => {
    progress = next;
    await work.breath();
  };
  const does = async (): Promise<void> => {
    opened = await openCases(names, options.model, (done, of) => at({ what: 'reading', done, of, unit: 'files' }));
    for (const [done, scenario] of opened.scenarios.entries()) {
      await at({ what: 'replaying', done, of: opened.scenarios.length, unit: 'crises' });
      const one = caseOf(scenario);
      if (countedIn(one) > 0) cases.push(one);
      else opened.left.push({ name: scenario.id, why: 'nobody chose a move on its path' });
    }
    checkEnough(cases);
    const settings: FitOptions = { spread, id: idOf(out, opened.model) };
    await at({ what: 'fitting' });
    found = fitCases(cases, settings);
    if (cases.length === 1) return;
    for (let index = 0; index < cases.length; index += 1) {
      await at({ what: 'leaving one out', done: index, of: cases.length, unit: 'crises' });
      leftOut.push(leaveOut(cases, index, settings));
    }
  };
  try {
    await work.until(does());
  } finally {
    work.end();
  }
  if (!opened || !found) {
    tell('stopped before anything was fitted, so there is nothing to show yet.');
    return;
  }
  const { model, left } = opened;
  const fitted = { model: model.id, cases, left, spread, fit: found, leftOut, others: foreseenBy(cases) };
  if (out !== undefined) writeWhole(out, policyYaml(found.policy), options);
  if (options.json) await printJson(fitDocument(fitted));
  else await print(fitText(fitted, terminalStyle()));
  if (out !== undefined) tell(`the policy is in ${out}: --policy ${out}`);
  if (work.stopped) tell(`stopped; ${leftOut.length} of ${cases.length} crises were left out in turn.`);
}

/** The standard deviation of the prior. @throws UsageError where it is none */
function spreadOf(text: string): number {
  const spread = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || spread < 0.01 || spread > 10)
    throw new UsageError(`--prior takes a number from 0.01 to 10, not ${text || 'nothing'}.`);
  return spread;
}

/** @throws InputError where there are too few moves to fit weights to */
function checkEnough(cases: readonly Case[]): void {
  const moves = cases.reduce((sum, each) => sum + countedIn(each), 0);
  if (moves >= FEWEST) return;
  const few = moves === 0 ? 'no move' : moves === 1 ? 'one move' : `only ${moves} moves`;
  throw new InputError(
    `There ${moves > 1 ? 'are' : 'is'} ${few} to fit weights to; there must be ${FEWEST} or more. Name more crises, or longer ones.`,
  );
}

/** What the policy is called: as its file, where that can be the id of a policy that is not one of Offramp's. */
function idOf(out: string | undefined, model: Model): string {
  const name = out === undefined ? '' : basename(out, extname(out));
  return policySchema(model).shape.id.safeParse(name).success && !policyOf(model, name) ? name : 'fitted';
}
