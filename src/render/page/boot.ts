import type { Drawing } from '#shipped-maps';
import type { Run } from '../../play/index.js';
import type { Problem, Scenario } from '../../scenario/index.js';

/** A scenario file as text, for the editor. */
export interface TextFile {
  /** Name of the file, without its folder. */
  name: string;
  text: string;
}

/** A picture as a page shows it. */
export interface ShownPicture {
  /** Its file, as the scenario names it. */
  file: string;
  /** Where it is: an address of the server's, or the picture itself as a data URI. */
  src: string;
  width: number;
  height: number;
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
  /** The pictures of its steps: those that are there, and can be shown. */
  pictures?: readonly ShownPicture[];
  /** Whether a server stands behind the page, which says when the file changes on disk. */
  served?: true;
  /** Whether nothing was asked for: the page then begins with the list of what there is. */
  library?: true;
  /** How the command line that the server belongs to is called, for instance `node offramp`. */
  called?: string;
  /** What is wrong with the file as it is on disk now; `scenario` is then what it last was. */
  problems?: Problem[];
  /** Why the file cannot be read now; everything else is then what it last was. */
  unread?: 'gone' | 'unreadable';
  /** Where everything stands in drawings of its machine, for a self-contained file, which has nothing that could place it. */
  layouts?: Readonly<Record<string, object>>;
  /** The map of the scenario as it is drawn: a self-contained file has no other, and a served page need not ask. */
  map?: Drawing;
  /** Texts of scenarios that come with Offramp, for a self-contained file, which carries none but the short ones. */
  texts?: TextFile[];
  /** A run that a self-contained file opens with, the first time it is opened in a browser. */
  opening?: { /** Random letters and digits: which file it is. */ stamp: string; run: Run };
}

/** Id of the element that holds the boot document; with `data-packed` it is made small. */
export const BOOT_ID = 'offramp-boot';

/** Comments of the built page where that is put which is particular to one showing of it. */
export const PLACES = { head: 'offramp-head', boot: 'offramp-boot' } as const;

/** Name of the meta element that hands the app the nonce for styles it makes while it runs. */
export const NONCE_NAME = 'offramp-nonce';
