import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from '../stores/folder-lock.ts';

// Waits for a sign, tries to take a folder, says how that went, and holds it until it is killed.
const [, , folder = '', sign = ''] = process.argv;
process.stdout.write('ready\n');
while (!existsSync(sign)) await sleep(1);
const outcome = await lockFolder(folder).then(
  () => 'taken',
  (error: unknown) => (error as { readonly code: string }).code,
);
process.stdout.write(`${outcome}\n`);
await sleep(60_000);
