import { openFileStore } from '../stores/file-store.ts';
import { makeBlock } from '../stores/store-cases.ts';

// Writes ever newer versions of a few blocks until it is killed, and says which of them the store acknowledged.
const store = await openFileStore({ folder: process.argv[2] ?? '' });
for (let version = Number(process.argv[3]); ; version++) {
  await store.put(
    [0, 60, 120].map((offset) => makeBlock(1, { index: makeBlock(0).index + offset, origin: `version-${version}` })),
  );
  process.stdout.write(`${version}\n`);
}
