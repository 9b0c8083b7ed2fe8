/** Made while the app is built, by scripts/machine-layouts.ts. */
declare module 'virtual:machine-layouts' {
  /** What loads the layouts of the models that come with Offramp, in each language, by `keyOfDrawing`. */
  const layouts: Readonly<Record<string, () => Promise<{ default: object }>>>;
  export default layouts;
}
