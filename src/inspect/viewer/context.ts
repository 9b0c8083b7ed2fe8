import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Log } from './log.js';
import { en, type Words } from './words/en.js';

export const LogContext = createContext<Log | undefined>(undefined);

export function useLog(): Log {
  const log = useContext(LogContext);
  if (!log) throw new Error('This part stands outside the viewer.');
  return log;
}

export function useWords(): Words {
  return en;
}
