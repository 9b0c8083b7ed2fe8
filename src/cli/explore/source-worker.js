/** The worker where the source runs, not what was built from it: tsx compiles it on the way. */
import { tsImport } from 'tsx/esm/api';

await tsImport('./worker.ts', import.meta.url);
