import type { Policy } from '../../explore/policy/schema.js';
import { joinShards, type Shard } from '../../explore/shard.js';
import { exploreDocument } from '../../render/json/explore.js';
import { ShardSchema } from '../../render/json/explore-schemas.js';
import { oddsText } from '../../render/text/odds.js';
import { safe } from '../../render/text/style.js';
import { sweepText } from '../../render/text/sweep.js';
import type { Scenario } from '../../scenario/scenario.js';
import { InputError } from '../errors.js';
import { builtinIds, openScenario } from '../files.js';
import { readBounded } from '../read.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** Bytes of a shard that are read at most; ten thousand points of a grid fit. */
const MAX_SHARD = 32 * 1024 * 1024;

/** `offramp merge`: joins what `offramp explore --shard` wrote to what it gives in one piece. */
export async function merge(files: readonly string[], options: { scenario?: string; json?: boolean }): Promise<void> {
  const { findings, sweep, nobody, made } = joinShards(files.map(readShard), files);
  if (options.json) return printJson(exploreDocument(findings, sweep, nobody));
  const scenario = await scenarioOf(findings.scenario, made.scenario, options.scenario);
  const policy: Policy = { id: findings.policy, ...made.policy };
  const style = terminalStyle();
  await print(
    [
      oddsText(scenario, policy, findings, style, nobody),
      ...(sweep ? [sweepText(sweep, findings, policy, style)] : []),
    ].join('\n'),
  );
}

/** The scenario that shards were made of. @throws InputError where it is not there, or is another one now */
async function scenarioOf(id: string, hash: string, named: string | undefined): Promise<Scenario> {
  const name = named ?? (builtinIds().includes(id) ? id : undefined);
  if (name === undefined)
    throw new InputError(
      `The scenario ${safe(id)} does not come with Offramp: name its file with --scenario, or take --json.`,
    );
  const scenario = await openScenario(name);
  if (scenario.id !== id) throw new InputError(`The shards are of the scenario ${safe(id)}, not of ${scenario.id}.`);
  if (scenario.hash !== hash)
    throw new InputError(
      `The scenario ${id} is not the one that the shards were made of: it was changed since. Take --json, or make them again.`,
    );
  return scenario;
}

function readShard(file: string): Shard {
  const bytes = readBounded(file, MAX_SHARD);
  if (bytes.length > MAX_SHARD) throw new InputError(`${file} is larger than a shard can be.`);
  let data: unknown;
  try {
    data = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new InputError(`${file} is not JSON; it may have been cut off.`);
  }
  const result = ShardSchema.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new InputError(
      `${file} is no shard of \`offramp explore\`, or a damaged one: ${where === '' ? 'it has another form' : `${safe(where)} is not what it should be`}. Make it again with \`offramp explore --shard\`.`,
    );
  }
  const { shard, basis, made, findings, sweep, nobody } = result.data;
  return { shard, basis, made, findings, ...(sweep && { sweep }), ...(nobody && { nobody }) } as Shard;
}
