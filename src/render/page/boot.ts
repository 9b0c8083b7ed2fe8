import type { Problem, Scenario } from '../../scenario/index.js';

/** A scenario file as text, for the editor. */
export interface TextFile {
  /** Name of the file, without its folder. */
  name: string;
  text: string;
}

/**
 * What a page is given with it: the scenario, loaded and checked, and where it came from. The same
 * document stands in the served page, behind `/boot.json`, and in a self-contained file.
 */
export interface Boot {
  scenario: Scenario;
  /** The scenario's own file; absent for one that comes with Offramp, whose text the app has. */
  source?: TextFile;
  /** Files that the source extends and that do not come with Offramp. */
  beside?: TextFile[];
  /** Whether a server stands behind the page, which says when the file changes on disk. */
  served?: true;
  /** What is wrong with the file as it is on disk now; `scenario` is then what it last was. */
  problems?: Problem[];
}

/** Id of the element that holds the boot document. */
export const BOOT_ID = 'offramp-boot';

/** Name of the meta element that hands the app the nonce for styles it makes while it runs. */
export const NONCE_NAME = 'offramp-nonce';
