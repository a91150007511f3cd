import { expect, test } from 'vitest';
import { createProgress, formatBar } from './progress.ts';

function sink(isTTY: boolean, columns?: number) {
  let text = '';
  const stderr = {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    write: (part: string) => {
      text += part;
    },
  };
  return { stderr, text: () => text };
}

const hasControlCodes = (text: string) => [...text].some((character) => character < ' ' && character !== '\n');

test('a terminal sees one bar that is drawn over itself, and nothing of it stays', () => {
  const { stderr, text } = sink(true, 100);
  const progress = createProgress({ stderr, environment: {} }, 'Fetching x', false);
  for (const fraction of [0, 0.001, 0.5, 0.5, 1]) progress.update(fraction);
  progress.end();
  expect(text().split('\r\u001b[K')).toEqual([
    '',
    formatBar('Fetching x', 0),
    formatBar('Fetching x', 50),
    formatBar('Fetching x', 100),
    '',
  ]);
  expect(formatBar('Fetching x', 50)).toBe('Fetching x  [############------------]  50%');
});

test('a terminal that does not know its width sees the bar', () => {
  const { stderr, text } = sink(true, 0);
  createProgress({ stderr, environment: {} }, 'Fetching x', false).update(0.5);
  expect(text()).toContain(formatBar('Fetching x', 50));
});

test('a narrow terminal sees the percentage', () => {
  const { stderr, text } = sink(true, 20);
  createProgress({ stderr, environment: {} }, 'Fetching a-very-long-name', false).update(0.42);
  expect(text().endsWith('42%')).toBe(true);
  for (const line of text().split('\r\u001b[K')) expect(line.length).toBeLessThan(20);
});

test.each([
  [false, {}],
  [true, { TERM: 'dumb' }],
])('anything else (terminal: %s, %j) gets plain lines, one in ten percent at most', (isTTY, environment) => {
  const { stderr, text } = sink(isTTY);
  const progress = createProgress({ stderr, environment }, 'Loading x', false);
  for (let step = 0; step <= 1000; step++) progress.update(step / 1000);
  progress.end();
  expect(hasControlCodes(text())).toBe(false);
  expect(text().trimEnd().split('\n')).toEqual(
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((percent) => `Loading x ${percent}%`),
  );
});

test('what is out of range is shown as its end, and silence is silent', () => {
  const loud = sink(false);
  const progress = createProgress({ stderr: loud.stderr, environment: {} }, 'x', false);
  for (const fraction of [Number.NaN, -1, 7]) progress.update(fraction);
  expect(loud.text()).toBe('x 0%\nx 100%\n');
  const silent = sink(true);
  createProgress({ stderr: silent.stderr, environment: {} }, 'x', true).update(0.5);
  expect(silent.text()).toBe('');
});

test('what is said beside the bar stays with it, and a note stands above it', () => {
  const { stderr, text } = sink(true, 100);
  const progress = createProgress({ stderr, environment: {} }, 'Fetching x', false);
  progress.update(0.5, '1 of 2 GB');
  progress.note('Fits.');
  progress.update(0.6);
  expect(text().split('\r\u001b[K')).toEqual([
    '',
    formatBar('Fetching x', 0),
    `${formatBar('Fetching x', 50)}  1 of 2 GB`,
    'Fits.\n',
    `${formatBar('Fetching x', 50)}  1 of 2 GB`,
    `${formatBar('Fetching x', 60)}  1 of 2 GB`,
  ]);
});

test('in a narrow terminal the label gives way before the figures do', () => {
  const { stderr, text } = sink(true, 70);
  createProgress({ stderr, environment: {} }, `Fetching ${'x'.repeat(60)}`, false).update(0.5, '1 of 2 GB, 3 s left');
  const [last = ''] = text().split('\r\u001b[K').slice(-1);
  expect(last).toHaveLength(69);
  expect(last).toMatch(/^Fetching x+… .*1 of 2 GB, 3 s left$/);
});
