/** Made while the app is built, by scripts/explore-worker.ts: in the self-contained file the worker's code is within. */
declare module 'virtual:explore-worker' {
  const ExploreWorker: new () => Worker;
  export default ExploreWorker;
}
