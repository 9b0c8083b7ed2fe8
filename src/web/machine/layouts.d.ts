/** Made while the app is built, by scripts/machine-layouts.ts. */
declare module 'virtual:machine-view' {
  /** By language: the layouts of the drawing on the screen, for a wide panel and for a high one. */
  const layouts: Record<
    string,
    {
      beside: import('../../render/diagram/machine-layout.js').MachineLayout;
      below: import('../../render/diagram/machine-layout.js').MachineLayout;
    }
  >;
  export default layouts;
}

declare module 'virtual:machine-file' {
  /** By language: the layout of the drawing that is saved as a file. */
  const layouts: Record<string, import('../../render/diagram/machine-layout.js').MachineLayout>;
  export default layouts;
}
