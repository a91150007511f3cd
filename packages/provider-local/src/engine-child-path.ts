import { fileURLToPath } from 'node:url';

/** How the process of a model is started: its script, and what Node.js needs to run it. */
export interface ChildScript {
  readonly path: string;
  readonly execArgv: readonly string[];
}

/** The script beside this module: built JavaScript, or TypeScript where the package runs from its sources. */
export function engineChildScript(): ChildScript {
  return import.meta.url.endsWith('.ts')
    ? {
        path: fileURLToPath(new URL('./engine-child.ts', import.meta.url)),
        execArgv: ['--import', import.meta.resolve('tsx'), '--conditions=@modelhaven/source'],
      }
    : { path: fileURLToPath(new URL('./engine-child.js', import.meta.url)), execArgv: [] };
}
