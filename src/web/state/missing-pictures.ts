import type { Boot } from '../../render/page/boot.js';

/** The files of a scenario's pictures that are not here, each once. */
export function missingPictures({ scenario, pictures = [] }: Boot): string[] {
  const files = new Set(scenario.steps.flatMap(({ picture }) => picture?.file ?? []));
  for (const { file } of pictures) files.delete(file);
  return [...files];
}

/** With what this browser keeps of those. Most scenarios have no pictures, and load nothing for them. */
export async function withKept(boot: Boot): Promise<Boot> {
  const missing = missingPictures(boot);
  if (missing.length === 0) return boot;
  const { keptPicture } = await import('./pictures.js');
  const found = await Promise.all(missing.map((file) => keptPicture(boot.scenario.id, file)));
  const kept = found.filter((one) => one !== undefined);
  return kept.length === 0 ? boot : { ...boot, pictures: [...(boot.pictures ?? []), ...kept] };
}
