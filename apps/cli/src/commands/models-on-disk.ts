import type { PullEvent } from '@modelhaven/core';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describePull } from '../output/describe-pull.ts';
import { createProgress } from '../output/progress.ts';

/**
 * `modelhaven models pull`: fetches weights and shows how far it is. Ctrl-C stops it; what came is kept, and the same
 * command goes on there. With `--json` each event is a line, and the last line is the result.
 */
export async function pullModel(context: CommandContext, name: string): Promise<void> {
  const { io, errorStyle, options } = context;
  const manager = await context.openManager({ asksModels: false });
  const progress = createProgress(io, `Fetching ${name}`, options.json);
  let done: Extract<PullEvent, { type: 'done' }> | undefined;
  let fraction = 0;
  let hasDetails = false;
  const onEvent = (event: PullEvent) => {
    if (event.type === 'done') done = event;
    else if (options.json) {
      const { type, ...facts } = event;
      io.stdout.write(`${JSON.stringify(toSnakeCase({ event: type, ...facts }))}\n`);
    } else if (event.type === 'note') progress.note(errorStyle.dim(event.message));
    else {
      hasDetails = true;
      progress.update(fraction, describePull(event));
    }
  };
  const onProgress = (next: number) => {
    fraction = next;
    // Providers that tell no more than this move the bar by it.
    if (!hasDetails) progress.update(next);
  };
  try {
    await manager.pull(name, { signal: context.signal, onProgress, onEvent });
  } finally {
    progress.end();
  }
  const address = done === undefined ? undefined : await addressOf(context, done.model);
  if (options.json) {
    const known = done === undefined ? {} : { address, fetched_bytes: done.fetchedBytes };
    return void io.stdout.write(`${JSON.stringify({ model: name, pulled: true, ...known })}\n`);
  }
  context.print(done?.fetchedBytes === 0 ? `${address ?? name} was here already.` : `${address ?? name} is here.`);
  if (address !== undefined)
    context.print(context.style.dim(`Try it: modelhaven generate --model ${address} "Good morning"`));
}

/** `modelhaven models remove`: deletes the weights of a model. */
export async function removeModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const [address = name] = await manager.resolve(name);
  await manager.remove(address, { signal: context.signal });
  if (context.options.json) context.printJson({ address, removed: true });
  else context.print(`${address} is removed.`);
}

/** The id that a provider lists a model by, with the provider; the id alone where several have it or none. */
async function addressOf(context: CommandContext, id: string): Promise<string> {
  const manager = await context.openManager({ asksModels: false });
  const { models } = await manager.listModels({ refresh: true });
  const found = models.filter((model) => model.id === id);
  const [only] = found;
  return only && found.length === 1 ? `${only.provider}/${only.id}` : id;
}
