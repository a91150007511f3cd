import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { main } from '../main.ts';
import { createProgram } from '../program.ts';
import { fakeContext } from '../testing/fakes.ts';
import { complete, toLines } from './complete.ts';
import { completionScript } from './scripts.ts';

const program = createProgram(fakeContext().context.io, async () => {});
const words = (...typed: string[]) => complete(program, typed).words.map(({ word }) => word);

describe('completion', () => {
  it('knows commands, their commands, options, values and files', () => {
    expect(words('mo')).toEqual(['models']);
    expect(words('models', 'l')).toEqual(['list', 'load', 'loaded']);
    expect(words('models', 'list', '--s')).toEqual(['--search', '--sort']);
    expect(words('models', 'list', '--sort', '')).toEqual(['name', 'price', 'quality', 'speed', 'context', 'size']);
    expect(words('--config', 'x.yaml', 'models', 'list', '--js')).toEqual(['--json']);
    expect(words('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete(program, ['--config', '']).files).toBe(true);
    expect(complete(program, ['config', 'check', '']).files).toBe(true);
    expect(words('generate', 'a prompt', '')).toEqual([]);
    expect(words('models', 'list', '--sort', 'name', '--x')).toEqual([]);
  });

  it('answers the scripts', async () => {
    const { context, stdout } = fakeContext();
    expect(await main(['__complete', 'config', 'ch'], context.io, () => context.openManager())).toBe(0);
    expect(stdout()).toMatch(/^check\teverything that is wrong/);
  });

  const bash = process.platform === 'win32' ? undefined : spawnSync('bash', ['--version']).status;
  it.skipIf(bash !== 0)('works in bash (where there is one)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-bash-'));
    try {
      // What the program would answer, so that no build is needed.
      const lines = toLines(complete(program, ['models', 'lo']));
      writeFileSync(join(folder, 'lines'), lines);
      const stub = `#!/bin/sh\n[ "$*" = "__complete models lo" ] && cat ${JSON.stringify(join(folder, 'lines'))}\n`;
      writeFileSync(join(folder, 'modelhaven'), stub, { mode: 0o755 });
      const ask = `COMP_WORDS=(modelhaven models lo rest); COMP_CWORD=2; _modelhaven; printf "%s\\n" "\${COMPREPLY[@]}"`;
      const out = execFileSync('bash', ['-c', `${completionScript('bash')}\n${ask}`], {
        env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
        encoding: 'utf8',
      });
      expect(out).toBe('load\nloaded\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
