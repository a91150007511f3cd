import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { expect, it } from 'vitest';
import { createRepeatGuesser } from './repeat-guesser.ts';

const tokens = (...ids: readonly number[]) => ids as unknown as Token[];

it('goes on as the text did after the same three tokens, the latest time', async () => {
  const guesser = createRepeatGuesser();
  expect(await guesser.guess(tokens(1, 2, 3, 4, 5, 9, 1, 2, 3))).toEqual([4, 5, 9, 1, 2, 3]);
  expect(await guesser.guess(tokens(1, 2, 3, 4, 0, 1, 2, 3, 5, 0, 1, 2, 3))).toEqual([5, 0, 1, 2, 3]);
  expect(await guesser.guess(tokens(1, 2, 3, 4, 2, 3))).toEqual([]);
  expect(await guesser.guess(tokens(1))).toEqual([]);
});

it('guesses the same for a text that grows as for one that is new', async () => {
  const ids = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(ids, async (all) => {
      const growing = createRepeatGuesser();
      const state: Token[] = [];
      for (const id of all) {
        state.push(id as Token);
        const fresh = await createRepeatGuesser().guess(state.slice());
        expect(await growing.guess(state)).toEqual(fresh);
        // What is guessed stands in the text behind the same three tokens.
        if (fresh.length === 0) continue;
        const said = ` ${state.join(' ')} `;
        expect(said).toContain(` ${[...state.slice(-3), ...fresh].join(' ')} `);
      }
    }),
  );
});
