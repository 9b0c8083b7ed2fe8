import type { TextFile } from '../../render/page/boot.js';
import type { Resolve } from '../../scenario/basis.js';

const LANGUAGE = /\.([a-zA-Z-]+)\.ya?ml$/;

/** The file of a model among others, with its texts in other languages: `MODEL.yaml` and `MODEL.fa.yaml`. */
export function modelIn(files: readonly TextFile[], id: string): ReturnType<Resolve> {
  const own = files.find(({ name }) => name === `${id}.yaml` || name === `${id}.yml`);
  if (!own) return undefined;
  const texts = files.flatMap(({ name, text }) => {
    const language = name.startsWith(`${id}.`) ? LANGUAGE.exec(name)?.[1] : undefined;
    return language === undefined ? [] : [[language, { file: name, content: text }] as const];
  });
  return { file: own.name, content: own.text, ...(texts.length > 0 && { texts: Object.fromEntries(texts) }) };
}

/** Whether a file is a model, or holds the texts of one in another language. */
export function isModelFile({ name, text }: TextFile): boolean {
  return LANGUAGE.test(name) || (/^regions:/m.test(text) && !/^steps:/m.test(text));
}

/** The texts of everything that was resolved, as files to be kept beside a scenario. */
export function filesOf(found: NonNullable<ReturnType<Resolve>>): TextFile[] {
  return [found, ...Object.values(found.texts ?? {})].map(({ file, content }) => ({
    name: file.slice(file.lastIndexOf('/') + 1),
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }));
}
