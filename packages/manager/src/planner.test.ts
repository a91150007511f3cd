import { expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';

test('a name with a line break is not taken for two names that were asked for before', async () => {
  const script = [[START, ...say('Hi.'), finish()]];
  const { manager, time } = createHarness([provider('a', script), provider('b', script)]);
  const asked = manager.generate({ models: ['a/m', 'b/m'], prompt: 'Hi' });
  expect(await time.run(asked)).toMatchObject({ text: 'Hi.' });
  const strange = manager.generate({ model: 'a/m\nb/m', prompt: 'Hi' });
  await expect(time.run(strange)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
});
