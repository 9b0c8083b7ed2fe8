import sources from 'virtual:shipped-models';
import { models } from '#shipped-models';
import type { ModelSource } from '../../model/index.js';
import type { Scenario } from '../../scenario/scenario.js';

const loads = new Map<string, Promise<void>>();

/** Fetches a model that comes with Offramp, which the rest of the program finds from then on. */
function load(id: string): Promise<void> | undefined {
  const source = sources[id];
  let done = loads.get(id);
  if (!done && source) {
    done = source().then((module) => {
      (models as ModelSource[]).push(module.default);
    });
    loads.set(id, done);
    // Whoever asks again may have more luck.
    done.catch(() => loads.delete(id));
  }
  return done;
}

/** Fetches what a scenario runs on, unless it brings that itself: to be done before anything is made of the scenario. */
export async function knowModel({ model, machine }: Scenario): Promise<void> {
  if (!machine) await load(model);
}

/** Fetches every model that comes with Offramp: whoever reads a scenario may meet any of them. */
export async function knowModels(): Promise<void> {
  await Promise.all(Object.keys(sources).map(load));
}
