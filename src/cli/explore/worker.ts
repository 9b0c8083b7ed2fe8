/** A worker of `offramp explore`, `paths` and `prove`: it is asked, and answers, one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { Answers, type Question } from './answers.js';
import type { Asked, Said } from './crew.js';

let answers: Answers | undefined;

parentPort?.on('message', async ({ id, name, args }: Asked) => {
  parentPort?.postMessage(await answered(id, name, args));
});

async function answered(id: number, name: Asked['name'], args: readonly unknown[]): Promise<Said> {
  try {
    answers ??= new Answers(workerData as Question);
    return { id, answer: await (answers[name] as (...given: readonly unknown[]) => unknown).apply(answers, [...args]) };
  } catch (error) {
    const { name: kind, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { id, error: { name: kind, message, stack } };
  }
}
