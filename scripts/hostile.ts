/**
 * Files and moments from hell, before a release: reads thousands of files that nobody meant to write, and kills each
 * command that writes at every call of the file system. Exit code 1 where anything is wrong.
 *
 *     tsx scripts/hostile.ts                                 all of it, with a seed by chance, some minutes
 *     tsx scripts/hostile.ts models --seed 7                 one part: scenarios, models, runs or kills
 *     tsx scripts/hostile.ts models --seed 12 --count 1      one file again, which is printed too
 */
import { parseArgs } from 'node:util';
import { KINDS, warmUp } from './hostile/cases.js';
import { killAll } from './hostile/kill.js';
import { again, loadMany, shown } from './hostile/load.js';

const COUNTS: Readonly<Record<string, number>> = { scenarios: 5_000, models: 5_000, runs: 5_000 };
const KILLS = 'kills';
const MOST_TOLD = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, count: { type: 'string' } },
});
const names = [...Object.keys(KINDS), KILLS];
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${names.join(', ')}.`);
const seed = wholeNumber(values.seed) ?? Math.floor(Math.random() * 1_000_000_000);
const count = wholeNumber(values.count);
let bad = 0;

console.log(`seed                ${seed} (--seed ${seed} makes all of it again)`);
warmUp();
for (const name of names)
  if (positionals.length === 0 || positionals.includes(name)) await (name === KILLS ? kills() : load(name));
const peak = process.resourceUsage().maxRSS / 1024;
line('memory', `${peak.toFixed(0)} MiB at most, this check and what it is made of included`);
line('in all', bad === 0 ? 'nothing is wrong' : `${bad} things are wrong`);
if (bad > 0) process.exitCode = 1;

function load(name: string): void {
  const many = count ?? COUNTS[name] ?? 0;
  const begin = performance.now();
  const { wrong, slowest } = loadMany(name, seed, many, progress(name, many));
  const crashes = wrong.filter((text) => text.includes('CRASH')).length;
  line(
    name,
    `${many.toLocaleString('en')} read in ${seconds(performance.now() - begin)}: ${crashes} crashes, ${wrong.length - crashes} other faults; slowest ${slowest.seconds.toFixed(2)} s of processor time, ${again(name, slowest.seed)}`,
  );
  tell(wrong);
  if (many === 1) console.log(shown(name, seed));
}

async function kills(): Promise<void> {
  const begin = performance.now();
  const { kills, commands, wrong } = await killAll((done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${KILLS} ${done}`);
  });
  clearLine();
  const of = (word: string) => wrong.filter((text) => text.includes(word)).length;
  line(
    KILLS,
    `${commands} commands killed at ${kills} calls in ${seconds(performance.now() - begin)}: ${of('half-written')} half-written files, ${of('lost')} lost, ${wrong.length - of('half-written') - of('lost')} other faults`,
  );
  tell(wrong);
}

function progress(name: string, of: number): (done: number) => void {
  return (done) => {
    if (!process.stderr.isTTY || done % 50 !== 0) return;
    process.stderr.write(`\r\u001b[K${name} ${done} of ${of}`);
    if (of - done < 50) clearLine();
  };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function tell(wrong: readonly string[]): void {
  bad += wrong.length;
  for (const text of wrong.slice(0, MOST_TOLD)) console.log(`  ${text}`);
  if (wrong.length > MOST_TOLD) console.log(`  and ${wrong.length - MOST_TOLD} more`);
}

function line(name: string, text: string): void {
  console.log(`${name.padEnd(20)}${text}`);
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is no whole number below a billion.`);
  return Number(text);
}
