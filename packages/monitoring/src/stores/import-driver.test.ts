import { expect, it } from 'vitest';
import { importDriver } from './import-driver.ts';

it('says how to install a driver that is not there', async () => {
  const name = 'a-driver-that-nobody-has';
  await expect(importDriver(name, () => import(/* @vite-ignore */ name))).rejects.toMatchObject({
    code: 'DEPENDENCY_MISSING',
    message: expect.stringContaining(`npm install ${name}`),
  });
});
