/** A worker that makes runs with dice it was given. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

const { simulate } = await tsImport('../src/explore/odds/simulate.ts', import.meta.url);
parentPort?.on('message', ({ from, to }) => {
  simulate(workerData, { origin: 0, tension: 1, seed: 1, from, to });
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');
