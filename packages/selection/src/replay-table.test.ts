import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HELD_BACK_SHAPES, makeTable } from './__fixtures__/routing-tables.ts';
import { seededRandom } from './learning/random.ts';
import { readCsv } from './read-csv.ts';
import { replayLog } from './replay.ts';
import { readReplayTable } from './replay-table.ts';
import { createSelector } from './selector.ts';

describe('readCsv', () => {
  it('reads back what was written, whatever is in it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ü') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['a,b', ...rows.map((row) => row.map(quote).join(','))].join(end);
        expect(readCsv(text)).toEqual(
          rows.filter(([a, b]) => a !== undefined && b !== undefined).map(([a, b]) => ({ a, b })),
        );
      }),
    );
  });

  it('takes plain fields, a byte order mark and a last line without an end', () => {
    expect(readCsv('\uFEFFa,b\r\n1,two words\r\n\r\n3,')).toEqual([
      { a: '1', b: 'two words' },
      { a: '3', b: '' },
    ]);
  });
});

describe('readReplayTable', () => {
  const WANTED = { 'table/cheap': { quality: 0, costUsd: 0.001 }, 'lab/dear': { quality: 10, costUsd: 0.01 } };

  it.each([
    [
      'jsonl',
      '{"prompt":"Why?","answers":{"cheap":{"quality":0,"cost_usd":0.001},"lab/dear":{"quality":1,"cost_usd":0.01}}}',
    ],
    [
      'jsonl',
      '{"prompt":"Why?","model":"cheap","quality":0,"cost":0.001}\n{"prompt":"Why?","model":"lab/dear","quality":1,"cost":0.01}\n',
    ],
    ['csv', 'id,prompt,model,score,cost_usd\n1,Why?,cheap,False,0.001\n1,Why?,lab/dear,True,0.01'],
    [
      'csv',
      'sample_id,prompt,cheap,lab/dear,cheap|model_response,cheap|total_cost,lab/dear|total_cost\nx,Why?,0.0,1.0,"No, it ""is""",0.001,0.01',
    ],
  ] as const)('takes each layout: %s %s', (format, text) => {
    const [only, ...others] = readReplayTable(text, { format });
    expect(others).toEqual([]);
    expect(only?.answers).toEqual(WANTED);
    expect(only?.request.messages).toEqual([{ role: 'user', content: 'Why?' }]);
    expect(only?.candidates.map(({ address }) => address)).toEqual(Object.keys(WANTED));
  });

  it('makes words of what else is known of a prompt', () => {
    const [row] = readReplayTable('id,eval_name,length,model,quality,cost\n7,grade-school,310,m,8,0', {
      format: 'csv',
    });
    expect(row?.request.messages[0]?.content).toMatch(/^eval_name grade-school\nlength about[a-z]+$/);
    expect(row?.answers['table/m']?.quality).toBe(8);
  });

  it.each([
    ['', 'empty'],
    ['{', 'Line 1'],
    ['{"prompt":"a"}', 'Line 1'],
    ['{"model":"m","quality":1,"cost":1}', 'neither'],
    ['{"prompt":"a","model":"m","cost":1}', 'quality'],
    ['{"prompt":"a","model":"m","quality":1,"cost":-1}', 'cost'],
    ['{"prompt":"a","model":"m","quality":11,"cost":1}', 'from 0 to 10'],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => readReplayTable(text, { format: 'jsonl' })).toThrow(message);
  });
});

describe('replayLog over tables', () => {
  // Models, kinds of prompts and prices are made up; nobody tells the policy which kind a prompt is of.
  it.each(HELD_BACK_SHAPES)(
    'taught by an old log, adaptive beats the best single model: $name',
    (shape) => {
      const gains = [1, 2].map((seed) => {
        const taught = makeTable(shape, 800, seed, 1);
        const policy = createSelector({ algorithm: 'adaptive', random: seededRandom(seed), now: () => 0 });
        const { policies, baselines } = replayLog(makeTable(shape, 800, seed, 2), { policy }, { taught });
        return {
          quality: (policies[0]?.quality ?? 0) - (baselines[0]?.quality ?? 10),
          cost: (policies[0]?.costUsd ?? 1) / (baselines[0]?.costUsd ?? 0),
        };
      });
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean(gains.map(({ quality }) => quality))).toBeGreaterThan(0);
      expect(mean(gains.map(({ cost }) => cost))).toBeLessThan(1.02);
    },
    60_000,
  );
});
