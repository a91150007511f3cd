/**
 * What the safety engine sees in a text, what it says to somebody in a crisis, and how it screens what a model writes
 * while it is being written. Offline, deterministic, no model needed.
 *
 *   npm run example -- safety
 *
 * A text detector is no clinical assessment. What it finds and misses is in docs/safety.md.
 */
import { createSafety } from '@modelhaven/safety';

const safety = createSafety({ country: 'US', locale: 'en' });

for (const text of [
  'My hero fights a dragon and dies gloriously.',
  'Sometimes I wish I could go to sleep and not wake up.',
  'I want to kill myself tonight and I have the pills.',
]) {
  const verdict = safety.check(text);
  console.log(
    `\n"${text}"\n  level ${verdict.level}, ${verdict.action}, ${verdict.categories.join(', ') || 'nothing found'}`,
  );
  if (verdict.action === 'crisis' || verdict.action === 'emergency') console.log(`\n${safety.supportText(verdict)}`);
}

// A fictional person may say what a real one must not be left alone with: the channel tells them apart.
const line = 'I am going to kill myself.';
console.log(`\nas themselves: ${safety.check(line, { channel: 'ooc' }).action}`);
console.log(`in the story: ${safety.check(line, { channel: 'story' }).action}`);

// Text leaves only when it can no longer become part of something that must not be said.
async function* model(): AsyncGenerator<string> {
  for (const piece of ['It is late, ', 'and I am here. ', 'You should ki', 'll your', 'self. Bye.']) yield piece;
}
console.log('\nscreened:');
for await (const text of safety.screen(model())) process.stdout.write(text);
console.log();
