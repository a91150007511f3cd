import { loadConfig } from '@modelhaven/manager';
import { describe, expect, it } from 'vitest';
import { describeEntries } from './describe-entries.ts';
import { styleFor } from './style.ts';

describe('settings on a terminal', () => {
  it('stand below their section, within its width, with their origin', async () => {
    const text = `model_management: { aliases: { teller: [${'local/demo, '.repeat(20)}local/demo] } }\nserver: { port: 9000 }\n`;
    const { entries } = await loadConfig({ text, environment: { HOST: '127.0.0.2' } });
    const lines = describeEntries(entries, styleFor({ write: () => {} }, {}), 80).split('\n');
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(lines.slice(lines.indexOf('server')).join('\n')).toMatch(
      /^server\n(?: {2}.*\n)* {2}port +9000 +file, line 2$/m,
    );
    expect(lines.find((line) => line.startsWith('  host'))).toMatch(/127\.0\.0\.2 +environment HOST/);
    expect(lines.filter((line) => line === 'server')).toHaveLength(1);
  });
});
