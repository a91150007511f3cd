import { parseArgs } from 'node:util';
import { createLocal } from '../../packages/provider-local/src/index.ts';
import { QUESTIONS, type Question, UNSEEN_NEED } from './questions.ts';

// Asks the embedded model all questions and prints how many answers are right:
//   node --import tsx --conditions=@modelhaven/source tools/demo-model/evaluate.ts --temperature 0 --runs 1
const { values } = parseArgs({
  options: {
    /** Absent: what the model itself recommends. */
    temperature: { type: 'string' },
    runs: { type: 'string', default: '1' },
    /** Print every wrong answer. */
    wrong: { type: 'boolean', default: false },
  },
});

const runs = Number(values.runs);
const local = createLocal();
const tally = new Map<string, { right: number; asked: number }>();

const ask = async ({ group, ask: content, right }: Question, seed: number): Promise<void> => {
  const { text } = await local.generate({
    model: 'demo',
    messages: [{ role: 'user', content }],
    seed,
    ...(values.temperature === undefined ? {} : { temperature: Number(values.temperature) }),
  });
  const count = tally.get(group) ?? { right: 0, asked: 0 };
  count.asked++;
  if (right.test(text.trim())) count.right++;
  else if (values.wrong) process.stdout.write(`${group}: ${content} -> ${text}\n`);
  tally.set(group, count);
};

for (let seed = 0; seed < runs; seed++) {
  for (const question of [...QUESTIONS, ...UNSEEN_NEED]) await ask(question, seed);
}
await local.close();

let right = 0;
for (const [group, count] of tally) {
  if (group !== 'unseen need') right += count.right;
  process.stdout.write(`${group.padEnd(12)} ${count.right}/${count.asked}\n`);
}
process.stdout.write(`${right} of ${QUESTIONS.length * runs} right\n`);
