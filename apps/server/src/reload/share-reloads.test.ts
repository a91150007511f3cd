import { type SharedEntry, silentLogger } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { shareReloads } from './share-reloads.ts';

type News = Awaited<ReturnType<Parameters<typeof shareReloads>[1]['exchange']>>;
const turn = () => new Promise(setImmediate);

/** A store that answers when it is told to, and what came of it. */
function world() {
  const asked: { readonly resolve: (news: News) => void; readonly reject: (thrown: unknown) => void }[] = [];
  const did: string[] = [];
  let changed = () => {};
  const end = shareReloads(
    {
      reload: async () => {
        did.push('reload');
        return { changed: [], needsRestart: [] };
      },
      subscribe: () => () => {},
    },
    {
      exchange: (_topic: string, _entries: readonly SharedEntry[]) =>
        new Promise<News>((resolve, reject) => asked.push({ resolve, reject })),
      listen(_topic, listener) {
        changed = listener;
        return () => {};
      },
    },
    { ...silentLogger, warn: () => void did.push('warn') },
  );
  return { asked, did, end, change: () => changed() };
}

const news: News = { entries: [{ key: 'another server', value: '{}' }], cursor: '2' };

it.each(['end', 'go on'] as const)('reads nothing anew for what comes after its end: %s', async (then) => {
  const { asked, did, end, change } = world();
  await turn();
  asked[0]?.resolve({ entries: [], cursor: '1' });
  await turn();
  change();
  await turn();
  if (then === 'end') end();
  asked[1]?.resolve(news);
  await turn();
  expect(did).toEqual(then === 'end' ? [] : ['reload']);
  end();
});

it('does not complain of a store that is closed after its end', async () => {
  const { asked, did, end } = world();
  await turn();
  end();
  asked[0]?.reject(new Error('Closed.'));
  await turn();
  expect(did).toEqual([]);
});
