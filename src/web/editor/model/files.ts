/** A self-contained file is for playing and has no room for them. */
const FILES: Readonly<Record<string, () => Promise<string>>> = __SERVED__
  ? import.meta.glob<string>(['../../../../models/*.yaml', '!../../../../models/*.*.yaml'], {
      query: '?raw',
      import: 'default',
    })
  : {};

const pathOf = (id: string): string => `../../../../models/${id}.yaml`;

/** Whether the page has the text of a model that comes with Offramp. */
export const hasModelFile = (id: string): boolean => pathOf(id) in FILES;

/** The text of a model that comes with Offramp, fetched when it is asked for. @throws where it cannot be */
export async function modelFile(id: string): Promise<string> {
  const load = FILES[pathOf(id)];
  if (!load) throw new Error(`There is no model ${id}.`);
  return load();
}
