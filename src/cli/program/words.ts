import { Option } from 'commander';

/** What a scenario is, where a command takes one. */
export const SCENARIO =
  'a scenario file, or the id of one that comes with Offramp (default: the real sequence of January 2024)';
/** What a model is, where a command takes one. */
export const MODEL = 'a model file, the id of a model that comes with Offramp, or a scenario, whose model is meant';

export const FORCE = '--force';
export const FORCE_TEXT = 'write over a file that is there already';

/** The option of every command whose result another program may read. */
export const json = () => new Option('--json', 'print a JSON document instead (see docs/json.md)');
