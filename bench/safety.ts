import { readdirSync, readFileSync } from 'node:fs';
import { createSafety, type Safety } from '../packages/safety/src/index.ts';

/** One measured number. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly detail?: string;
}

/** What a benchmark came to. */
export interface BenchResult {
  readonly name: string;
  readonly rows: readonly BenchRow[];
}

interface Item {
  readonly slice: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
}

const ACTIONS = ['none', 'note', 'check_in', 'crisis', 'emergency'];
// All of these were read while rules were written or after: what they say is that nothing broke.
const SEEN_FILES = [
  'en-crisis',
  'en-other',
  'en-benign',
  'languages-crisis',
  'languages-benign',
  'heldout',
  'heldout-2',
  'survey-tuned',
  'survey-unseen',
  'fresh',
];
const corpusFolder = new URL('../packages/safety/corpus/', import.meta.url);

function readCorpus(): Item[] {
  const items: Item[] = [];
  for (const file of SEEN_FILES) {
    let slice = '';
    let options: Record<string, string> = {};
    for (const line of readFileSync(new URL(`${file}.txt`, corpusFolder), 'utf8').split('\n')) {
      if (line.startsWith('## ')) {
        const [name = '', ...rest] = line.slice(3).split(' ');
        slice = name;
        options = Object.fromEntries(rest.map((option) => option.split('=') as [string, string]));
      } else if (line !== '') items.push({ slice, text: line, options });
    }
  }
  return items;
}

// Ways people write the same sentence; none changes what it means.
const VARIATIONS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase().replace(/[.,!?']/g, ''),
  (text) => text.toUpperCase(),
  (text) => `honestly idk what to do. ${text}`,
  (text) => `${text} and nobody knows`,
  (text) => `hey, can I tell you something? ${text}. please don't judge me`,
];

function isRight(safety: Safety, { options }: Item, written: string): boolean {
  const { action } = safety.check(written);
  const rank = ACTIONS.indexOf(action);
  if (options['min']) return rank >= ACTIONS.indexOf(options['min']);
  return rank <= ACTIONS.indexOf(options['max'] === 'none' ? 'none' : 'note');
}

function accuracy(safety: Safety, items: readonly Item[]): BenchRow[] {
  const slices = new Map<string, { right: number; all: number }>();
  for (const item of items) {
    const name =
      item.options['level'] && item.slice === 'en.explicit' ? `${item.slice}.${item.options['level']}` : item.slice;
    const counts = slices.get(name) ?? { right: 0, all: 0 };
    const variations = item.options['min'] && item.slice.startsWith('en') ? VARIATIONS : VARIATIONS.slice(0, 2);
    for (const vary of variations) {
      counts.all++;
      counts.right += isRight(safety, item, vary(item.text)) ? 1 : 0;
    }
    slices.set(name, counts);
  }
  return [...slices].map(([name, { right, all }]) => ({
    name,
    value: (100 * right) / all,
    unit: '%',
    detail: `${all} texts, all seen while rules were written`,
  }));
}

const EVASIONS: Readonly<Record<string, (word: string) => string>> = {
  leet: (word) => [...word].map((char) => ({ a: '4', e: '3', i: '1', o: '0', s: '5' })[char] ?? char).join(''),
  cyrillic: (word) =>
    [...word].map((char) => ({ a: 'а', e: 'е', i: 'і', o: 'о', c: 'с', s: 'ѕ' })[char] ?? char).join(''),
  zeroWidth: (word) => [...word].join('\u200b'),
  spaced: (word) => [...word].join(' '),
  dotted: (word) => [...word].join('.'),
  split: (word) => (word.length > 4 ? `${word.slice(0, 3)} ${word.slice(3)}` : word),
  starred: (word) => (word.length > 3 ? `${word.slice(0, 1)}*${word.slice(2)}` : word),
  stretched: (word) => word.replace(/[aeiou]/, (vowel) => vowel.repeat(5)),
  marks: (word) => [...word].map((char) => `${char}\u0336`).join(''),
  fullWidth: (word) => [...word].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(''),
  markdown: (word) => `**${word}**`,
  html: (word) => `<b>${word}</b>`,
};

// What each heading of `corpus/seen` asks for, as the least or the most that may be done.
const LEAST: Readonly<Record<string, string>> = {
  'check_in+': 'check_in',
  check_in: 'check_in',
  crisis: 'crisis',
  'crisis-for-helper': 'crisis',
  'emergency-or-crisis': 'crisis',
  emergency: 'emergency',
};
const MOST: Readonly<Record<string, string>> = { none: 'note', note: 'note', 'none-or-check_in': 'check_in' };

/** The authored slices: right as asked, and how many were seen at all or taken for a crisis. */
function slices(safety: Safety): BenchRow[] {
  const folder = new URL('seen/', corpusFolder);
  const counts = new Map<string, { right: number; noticed: number; crisis: number; all: number; isRisk: boolean }>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt') || file === 'conversations.txt') continue;
    let name = '';
    let options: Record<string, string> = {};
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      if (line.startsWith('## ')) {
        const [slice = '', ...rest] = line.slice(3).split(' ');
        name = slice;
        options = Object.fromEntries(rest.map((option) => option.split('=') as [string, string]));
        continue;
      }
      if (line.trim() === '') continue;
      const expected = options['expect'] ?? 'none';
      const least = LEAST[expected];
      const rank = ACTIONS.indexOf(
        safety.check(line, options['channel'] === 'story' ? { channel: 'story' } : {}).action,
      );
      const count = counts.get(name) ?? { right: 0, noticed: 0, crisis: 0, all: 0, isRisk: least !== undefined };
      const isRight = least ? rank >= ACTIONS.indexOf(least) : rank <= ACTIONS.indexOf(MOST[expected] ?? 'none');
      counts.set(name, {
        ...count,
        all: count.all + 1,
        right: count.right + (isRight ? 1 : 0),
        noticed: count.noticed + (rank >= ACTIONS.indexOf('check_in') ? 1 : 0),
        crisis: count.crisis + (rank >= ACTIONS.indexOf('crisis') ? 1 : 0),
      });
    }
  }
  return [...counts].map(([name, { right, noticed, crisis, all, isRisk }]) => ({
    name: `seen.${name}`,
    value: (100 * right) / all,
    unit: '%',
    detail: isRisk
      ? `${all} texts, ${noticed} noticed`
      : `${all} texts, ${noticed} noticed, ${crisis} taken for a crisis`,
  }));
}

/** Conversations: a check-in or more by the turn it is due, none where none is. */
function conversations(safety: Safety): BenchRow[] {
  const talks: { readonly due: number; readonly turns: string[] }[] = [];
  for (const line of readFileSync(new URL('seen/conversations.txt', corpusFolder), 'utf8').split('\n')) {
    if (line.startsWith('## due=')) talks.push({ due: Number(line.slice(7)) || 0, turns: [] });
    else if (line.startsWith('- ')) talks.at(-1)?.turns.push(line.slice(2));
  }
  const firsts = talks.map(({ turns }) => {
    const conversation = safety.conversation();
    return turns.findIndex((turn) => ['check_in', 'crisis', 'emergency'].includes(conversation.check(turn).action)) + 1;
  });
  const due = talks.filter(({ due }) => due > 0).length;
  const found = talks.filter(({ due }, at) => due > 0 && (firsts[at] ?? 0) > 0 && (firsts[at] ?? 0) <= due).length;
  const falsely = talks.filter(({ due }, at) => due === 0 && (firsts[at] ?? 0) > 0).length;
  return [
    { name: 'seen.conversations.by-turn', value: (100 * found) / due, unit: '%', detail: `${due} conversations` },
    { name: 'seen.conversations.false', value: falsely, unit: 'of', detail: String(talks.length - due) },
  ];
}

function evasions(safety: Safety): BenchRow[] {
  const sentences = [
    'I want to kill myself',
    'I keep thinking about suicide',
    'I want to end my life',
    'I am going to hang myself',
    'I want to overdose on my pills',
    'thinking about killing myself',
  ];
  const words = /\b(kill|killing|myself|suicide|end|life|hang|overdose|pills)\b/g;
  return Object.entries(EVASIONS).map(([name, evade]) => {
    const found = sentences.filter((sentence) => safety.check(sentence.replace(words, evade)).level >= 2).length;
    return { name: `evasion.${name}`, value: (100 * found) / sentences.length, unit: '%' };
  });
}

function speed(safety: Safety, items: readonly Item[]): BenchRow[] {
  const benign = items.filter(({ options }) => options['max']).map(({ text }) => text);
  const texts = Array.from({ length: 300 }, (_, seed) => {
    let text = '';
    for (let index = seed; text.length < 1000; index++) text += `${benign[(index * 7919 + 13) % benign.length]}. `;
    return text.slice(0, 1000);
  });
  for (const text of texts) safety.check(text);
  const micros: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 4; round++) {
    for (const text of texts) {
      const startedAt = performance.now();
      safety.check(text);
      micros.push((performance.now() - startedAt) * 1000);
    }
  }
  const used = process.cpuUsage(before);
  micros.sort((a, b) => a - b);
  const at = (share: number): number => micros[Math.floor(micros.length * share)] ?? 0;
  return [
    { name: 'latency.1kB.p50', value: at(0.5), unit: 'us' },
    { name: 'latency.1kB.p99', value: at(0.99), unit: 'us' },
    { name: 'throughput', value: (texts.length * 4) / 1000 / ((used.user + used.system) / 1e6), unit: 'MB/s' },
  ];
}

function hostile(safety: Safety): BenchRow[] {
  const inputs: Readonly<Record<string, string>> = {
    anchors: 'kill myself '.repeat(87_000),
    letters: 'a '.repeat(500_000),
    dots: 'k.'.repeat(500_000),
    stars: 'k*'.repeat(500_000),
    invisible: '\u200b'.repeat(1_000_000),
    joined: 'iwantto'.repeat(140_000),
    characters: '死'.repeat(1_000_000),
    sentences: 'i die. '.repeat(140_000),
    evasions: 'k1ll my$3lf '.repeat(83_000),
    typos: 'suuiciide killling myyself overdosse '.repeat(27_000),
    words: 'my arm is on the bridge and i want to '.repeat(26_000),
  };
  return Object.entries(inputs).map(([name, text]) => {
    const before = process.cpuUsage();
    safety.check(text);
    const used = process.cpuUsage(before);
    return { name: `hostile.1MB.${name}`, value: (used.user + used.system) / 1000, unit: 'ms' };
  });
}

/** Measures recall and false alarms by slice, evasions, latency, throughput and hostile input. */
export async function run(): Promise<BenchResult> {
  const before = process.cpuUsage();
  const safety = createSafety({ country: 'US' });
  const used = process.cpuUsage(before);
  // The tables of a language are read when a text first calls for them.
  const beforeCheck = process.cpuUsage();
  safety.check('I want to die, hello how are you today');
  const checked = process.cpuUsage(beforeCheck);
  const items = readCorpus();
  const rows = [
    { name: 'start-up', value: (used.user + used.system) / 1000, unit: 'ms' },
    { name: 'start-up.first-english', value: (checked.user + checked.system) / 1000, unit: 'ms' },
    ...accuracy(safety, items),
    ...slices(safety),
    ...conversations(safety),
    ...evasions(safety),
    ...speed(safety, items),
    ...hostile(safety),
  ];
  return { name: 'safety', rows };
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').slice(-2).join('/'))) {
  const { rows } = await run();
  for (const { name, value, unit, detail } of rows) {
    process.stdout.write(`${name.padEnd(28)} ${value.toFixed(1).padStart(8)} ${unit.padEnd(5)} ${detail ?? ''}\n`);
  }
}
