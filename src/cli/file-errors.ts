import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { closest, didYouMean } from '../file/suggest.js';

/** Whether a name can only be that of a file: ids have neither dots nor slashes. */
export function isFileName(name: string): boolean {
  return /[./\\]/.test(name);
}

/** What to say where a file is not there: which folder is missing, or which file was perhaps meant. */
export function noFileText(file: string): string {
  const trouble = folderTrouble(file);
  if (trouble) return trouble;
  // Endings that are alike make no names alike.
  const ending = extname(file);
  const stem = (name: string) => name.slice(0, name.length - ending.length);
  const names = namesBeside(file).filter((name) => extname(name) === ending);
  const near = closest(stem(file), names.map(stem));
  return `There is no file ${file}.${near === undefined ? '' : ` Did you mean ${near}${ending}?`}`;
}

/** What to say where a name is neither a file nor the id of something that comes with Offramp. */
export function nothingCalled(name: string, kind: 'scenario' | 'policy' | 'model', ids: readonly string[]): string {
  if (isFileName(name)) return noFileText(name);
  const file = [`${name}.yaml`, `${name}.yml`].find((path) => existsSync(path));
  return `There is no file or ${kind} ${name}. ${file ? `Did you mean ${file}?` : didYouMean(name, ids)}`;
}

/** What the operating system's error means for somebody who wanted a file read or written. */
export function fileErrorText(file: string, error: unknown, wanted: 'read' | 'write'): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return noFileText(file);
  if (code === 'EISDIR') return folderText(file);
  if (code === 'ENOTDIR') return folderTrouble(file) ?? `A part of the path ${file} is not a folder.`;
  if (code === 'EACCES' || code === 'EPERM')
    return folderTrouble(file) ?? `You have no permission to ${wanted} ${file}.`;
  if (code === 'EROFS') return `${file} is on a disk that can only be read.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `There is no room on the disk for ${file}.`;
  if (code === 'ELOOP') return `${file} is a link that leads in a circle.`;
  if (code === 'ENAMETOOLONG') return 'The name of the file is too long.';
  return `${file} could not be ${wanted === 'read' ? 'read' : 'written'} (${code ?? 'unknown'}).`;
}

export function folderText(file: string): string {
  return `${file} is a folder, not a file. Name a file in it.`;
}

/** What is wrong with the folders on the way to a file: the first that is missing, is none, or is closed. */
export function folderTrouble(file: string): string | undefined {
  for (const folder of foldersTo(file)) {
    try {
      if (!statSync(folder).isDirectory()) return `${folder} is a file, not a folder (${file}).`;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM')
        return `You have no permission to look into the folder ${dirname(folder)}.`;
      return `There is no folder ${folder} (${file}).`;
    }
  }
  return undefined;
}

/** The folders that a path leads through, the outermost first, as it names them. */
function foldersTo(file: string): string[] {
  const folder = dirname(file);
  return folder === file || folder === '.' ? [] : [...foldersTo(folder), folder];
}

/** The files in a file's folder, named as it names itself. */
function namesBeside(file: string): string[] {
  const folder = dirname(file);
  try {
    return readdirSync(folder).map((name) => (folder === '.' && !file.startsWith('.') ? name : join(folder, name)));
  } catch {
    return [];
  }
}
