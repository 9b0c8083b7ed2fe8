/** Bytes of a run file that are read at most. */
export const MAX_RUN_BYTES = 8 * 1024 * 1024;
