import type { CommandContext } from '../context.ts';
import { createProgress } from '../output/progress.ts';

/** `modelhaven models load`: puts a model into memory and shows how far it is. */
export async function loadModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager();
  const [address = name] = await manager.resolve(name);
  await withProgress(context, `Loading ${address}`, (onProgress) =>
    manager.load(address, { signal: context.signal, onProgress }),
  );
  if (context.options.json) context.printJson({ address, loaded: true });
  else context.print(`${address} is loaded.`);
}

/** `modelhaven models unload`: gives its memory back. */
export async function unloadModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager();
  const [address = name] = await manager.resolve(name);
  await manager.unload(address, { signal: context.signal });
  if (context.options.json) context.printJson({ address, loaded: false });
  else context.print(`${address} is unloaded.`);
}

async function withProgress(
  context: CommandContext,
  label: string,
  work: (onProgress: (fraction: number) => void) => Promise<unknown>,
): Promise<void> {
  const progress = createProgress(context.io, label, context.options.json);
  try {
    await work(progress.update);
  } finally {
    progress.end();
  }
}
