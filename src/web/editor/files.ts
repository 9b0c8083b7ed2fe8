import { LIMITS } from '../../file/limits.js';

/** What the File System Access API gives, where a browser has it; TypeScript does not know all of it. */
export interface FileHandle {
  name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}

interface Pickers {
  showOpenFilePicker?(options: object): Promise<FileHandle[]>;
  showSaveFilePicker?(options: object): Promise<FileHandle>;
}

const TYPES = [{ description: 'YAML', accept: { 'application/yaml': ['.yaml', '.yml'] } }];

const PICTURES = { 'image/png': ['.png'], 'image/jpeg': ['.jpg', '.jpeg'], 'image/webp': ['.webp'] };

const pickers = (): Pickers => window as unknown as Pickers;

/** Whether files can be written in place. */
export const canSaveInPlace = (): boolean => typeof pickers().showSaveFilePicker === 'function';
export const canPick = (): boolean => typeof pickers().showOpenFilePicker === 'function';

export interface OpenedFile {
  name: string;
  text: string;
  handle?: FileHandle;
}

/** What keeps a file from being opened. */
export type Unreadable = 'large' | 'encoding';

/** A chosen file as text; what is wrong with it where it is none that is read. */
export async function readFile(file: File, handle?: FileHandle): Promise<OpenedFile | Unreadable> {
  if (file.size > LIMITS.bytes) return 'large';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return { name: file.name, text, ...(handle && { handle }) };
  } catch {
    return 'encoding';
  }
}

/** What was chosen to be opened: a text, and the pictures that it names. */
export interface Chosen {
  text: File;
  handle?: FileHandle;
  pictures: File[];
}

/** Tells the text among chosen files from the pictures beside it. */
export function chosenOf(files: readonly File[], handles: readonly FileHandle[] = []): Chosen | undefined {
  const at = Math.max(
    0,
    files.findIndex(({ name }) => /\.ya?ml$/i.test(name)),
  );
  const text = files[at];
  const handle = handles[at];
  return text && { text, ...(handle && { handle }), pictures: files.filter((file) => file !== text) };
}

/** Lets a person choose a text, and pictures with it. @returns nothing where they thought better of it */
export async function pickFiles(): Promise<Chosen | undefined> {
  const types = TYPES.map((type) => ({ ...type, accept: { ...type.accept, ...PICTURES } }));
  const handles = (await unlessAborted(pickers().showOpenFilePicker?.({ types, multiple: true }))) ?? [];
  return chosenOf(await Promise.all(handles.map((handle) => handle.getFile())), handles);
}

/** Writes in place, where it is not known yet after asking where. @returns nothing where they thought better of it */
export async function saveInPlace(text: string, name: string, known?: FileHandle): Promise<FileHandle | undefined> {
  const handle = known ?? (await unlessAborted(pickers().showSaveFilePicker?.({ suggestedName: name, types: TYPES })));
  if (!handle) return undefined;
  // The browser writes beside the file and puts that in its place on closing.
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle;
}

async function unlessAborted<T>(picked: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await picked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
