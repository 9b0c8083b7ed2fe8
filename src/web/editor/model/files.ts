const FILES = import.meta.glob<string>(['../../../../models/*.yaml', '!../../../../models/*.*.yaml'], {
  query: '?raw',
  import: 'default',
});

/** The text of a model that comes with Offramp, fetched when it is asked for. @throws where it cannot be */
export async function modelFile(id: string): Promise<string> {
  const load = FILES[`../../../../models/${id}.yaml`];
  if (!load) throw new Error(`There is no model ${id}.`);
  return load();
}
