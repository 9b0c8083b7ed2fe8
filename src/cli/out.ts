import { extname } from 'node:path';
import { UsageError } from './errors.js';

/** What a command can write, and how files of that are named: endings, the usual one first. */
export type Formats<Format extends string> = Readonly<Record<Format, readonly string[]>>;

/**
 * The format in which a file is to be written: as its name ends, or as an option says where the name says nothing.
 *
 * @param file what `--out` or the like names
 * @param flag that option
 * @param formats what the command can write, what it writes by itself first
 * @param asked what `--format` says
 * @throws UsageError where the name ends otherwise
 */
export function formatOf<Format extends string>(
  file: string,
  flag: string,
  formats: Formats<Format>,
  asked?: Format,
): Format {
  const all = Object.keys(formats) as Format[];
  const ending = extname(file).toLowerCase();
  const fits = ending === '' ? all : all.filter((format) => formats[format].includes(ending));
  const format = asked ?? fits[0];
  if (format !== undefined && fits.includes(format)) return format;
  const stem = file.slice(0, file.length - ending.length);
  const [fit] = fits;
  if (asked !== undefined && fit !== undefined)
    throw new UsageError(
      `--format ${asked} does not go with ${flag} ${file}, which is a file of ${fit} by its name. Leave --format out, or name it ${stem}${formats[asked][0]}.`,
    );
  const endings = (asked === undefined ? all : [asked]).flatMap((each) => formats[each]);
  const named =
    endings.length === 1 ? `${stem}${endings[0]}` : `${stem} with one of ${[...new Set(endings)].join(' ')}`;
  throw new UsageError(`${flag} ${file}: nothing is written that is called ${ending}. Name it ${named}.`);
}
