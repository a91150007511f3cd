import { describe, expect, it } from 'vitest';
import { createMemoryState } from './memory-state.ts';
import { SHARED_STATE_CASES } from './shared-state-cases.ts';

describe('createMemoryState', () => {
  it.each(SHARED_STATE_CASES)('$name', async ({ run }) => {
    let now = 1_700_000_000_000;
    const state = createMemoryState({ now: () => now });
    await run(state, state, async (ms) => {
      now += ms;
    });
  });

  it('keeps nothing that has expired', async () => {
    let now = 0;
    const state = createMemoryState({ now: () => now });
    for (let turn = 0; turn < 100; turn++) {
      now += 120_000;
      await state.add([{ key: `window ${turn}`, amount: 1, ttlMs: 60_000 }]);
      await state.exchange('t', [{ key: `entry ${turn}`, value: '1', ttlMs: 60_000 }]);
    }
    expect((await state.exchange('t', [])).entries).toEqual([{ key: 'entry 99', value: '1' }]);
  });

  it('rejects once it is closed', async () => {
    const state = createMemoryState();
    await state.close();
    await state.close();
    await expect(state.exchange('t', [])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(state.lease('l', 'h', 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
