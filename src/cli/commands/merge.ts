import { policyOf } from '../../explore/policy/builtin.js';
import type { Policy } from '../../explore/policy/schema.js';
import { joinShards, type Shard } from '../../explore/shard.js';
import { exploreDocument } from '../../render/json/explore.js';
import { ShardSchema } from '../../render/json/explore-schemas.js';
import { oddsText } from '../../render/text/odds.js';
import { sweepText } from '../../render/text/sweep.js';
import { InputError } from '../errors.js';
import { builtinIds, openScenario, readBounded } from '../files.js';
import { print, printJson, terminalStyle } from '../terminal.js';

/** Bytes of a shard that are read at most; ten thousand points of a grid fit. */
const MAX_SHARD = 32 * 1024 * 1024;

/** `offramp merge`: joins what `offramp explore --shard` wrote to what it gives in one piece. */
export async function merge(files: readonly string[], options: { scenario?: string; json?: boolean }): Promise<void> {
  const { findings, sweep } = joinShards(files.map(readShard));
  if (options.json) return printJson(exploreDocument(findings, sweep));
  const name = options.scenario ?? (builtinIds().includes(findings.scenario) ? findings.scenario : undefined);
  if (name === undefined)
    throw new InputError(
      `The scenario ${findings.scenario} does not come with Offramp: name its file with --scenario, or take --json.`,
    );
  const policy: Policy = policyOf(findings.policy) ?? { id: findings.policy, title: 'an author’s own' };
  const style = terminalStyle();
  await print(
    [
      oddsText(await openScenario(name), policy, findings, style),
      ...(sweep ? [sweepText(sweep, findings.ends, style)] : []),
    ].join('\n'),
  );
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
    throw new InputError(
      `${file} is no shard of offramp explore (${issue?.path.join('.') || 'at the top'}: ${issue?.message ?? 'unknown'}).`,
    );
  }
  const { shard, basis, findings, sweep } = result.data;
  return { shard, basis, findings, ...(sweep && { sweep }) } as Shard;
}
