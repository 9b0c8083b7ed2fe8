/**
 * Loaded before a command (`node --import`): counts its calls of the file system, and ends it hard at one of them.
 *
 *     HOSTILE_KILL_AT=n     the call before which it is killed; a call that writes counts twice, the second time being
 *                           when half of it is written
 *     HOSTILE_COUNT=FILE    where is written how many calls there were in the end, and how many files had been put in place
 *     HOSTILE_KEYS=1        standard input is keys, as of a terminal
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const at = Number(process.env.HOSTILE_KILL_AT ?? 0);
const count = process.env.HOSTILE_COUNT;
let calls = 0;
let placed = 0;

const { writeFileSync } = fs;
const tell = () => count && writeFileSync(count, `${calls} ${placed}`);

function call(half) {
  calls += 1;
  if (calls !== at) return;
  try {
    half?.();
  } finally {
    tell();
    process.kill(process.pid, 'SIGKILL');
    // Windows lets what it has killed go on for a moment.
    for (;;);
  }
}

/** Which argument is the text that is written; bytes may have their length two behind it. */
const DATA = { writeFileSync: 1, writeSync: 1, appendFileSync: 1, writeFile: 1, write: 1 };

/** The arguments of a call that writes half of what it is asked to; none where it writes nothing. */
function halved(name, args) {
  const index = DATA[name];
  const data = args[index];
  if (!(data?.length > 1)) return undefined;
  if (typeof data !== 'string' && typeof args[index + 2] === 'number')
    return args.with(index + 2, args[index + 2] >> 1);
  return args.with(index, data.slice(0, data.length >> 1));
}

/** What is asked of the system, not what makes an object of ours. */
const counts = (name, value) =>
  typeof value === 'function' && /^[a-z]/.test(name) && !/^(?:createReadStream|createWriteStream|_)/.test(name);

function wrap(bag) {
  for (const [name, original] of Object.entries(bag)) {
    if (!counts(name, original)) continue;
    const wrapped = function (...args) {
      call();
      const half = halved(name, args);
      if (half) call(() => original.apply(this, half));
      const result = original.apply(this, args);
      if (name === 'renameSync' || name === 'linkSync') placed += 1;
      return result;
    };
    Object.assign(wrapped, original);
    bag[name] = wrapped;
  }
}

// Threads that only think write nothing.
if (isMainThread) {
  wrap(fs);
  wrap(fs.promises);
  syncBuiltinESMExports();
  process.on('exit', tell);
  if (process.env.HOSTILE_KEYS) {
    process.stdin.isTTY = true;
    process.stdout.isTTY = true;
    process.stdin.setRawMode = () => process.stdin;
  }
}
