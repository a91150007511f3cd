import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { ModelManager } from '@modelhaven/manager';
import { describe, expect, it } from 'vitest';
import { main } from '../main.ts';
import { createProgram } from '../program.ts';
import { fakeContext, fakeManager } from '../testing/fakes.ts';
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
    expect(words('models', 'list', '--sort=s')).toEqual(['--sort=speed', '--sort=size']);
    expect(words('generate', '--task', 'therapeutic_n')).toEqual(['therapeutic_narrative']);
    expect(words('models', 'list', '--capability=json-s')).toEqual(['--capability=json-schema']);
    expect(complete(program, ['--config=']).files).toBe(true);
  });

  it('says where names come from that it cannot know', () => {
    const from = (...typed: string[]) => complete(program, typed).names;
    expect(from('generate', '-m', '')).toBe('choices');
    expect(from('generate', '--model=')).toBe('choices');
    expect(from('models', 'info', '')).toBe('models');
    expect(from('models', 'list', '--provider', '')).toBe('providers');
    expect(from('generate', '')).toBeUndefined();
  });

  it('completes models, aliases and providers of the configuration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-names-'));
    const file = join(folder, 'modelhaven.yaml');
    writeFileSync(file, 'model_management: { aliases: { autumn: [box/m:free] } }\n');
    const models = [{ provider: 'box', id: 'm:free', capabilities: [] }];
    const answers = async (typed: string[], open: () => Promise<ModelManager>) => {
      const { context, stdout } = fakeContext();
      expect(await main(['__complete', '--config', file, ...typed], context.io, open)).toBe(0);
      return stdout().split('\n').slice(0, -1);
    };
    const open = async () => fakeManager({ listModels: async () => ({ models, unavailable: [] }) }).manager;
    try {
      expect(await answers(['generate', '-m', 'aut'], open)).toContain('autumn');
      expect(await answers(['generate', '--model=box'], open)).toEqual(['--model=box/m:free']);
      expect(await answers(['models', 'info', ''], open)).toEqual(['autumn', 'box/m:free']);
      expect(await answers(['models', 'list', '--provider', ''], open)).toEqual(['local']);
      expect(await answers(['models', 'info', ''], () => Promise.reject(new Error('no')))).toEqual([]);
      const silent = async () => fakeManager({ listModels: () => Promise.reject(new Error('late')) }).manager;
      expect(await answers(['models', 'info', ''], silent)).toEqual(['autumn']);
      writeFileSync(file, 'nonsense: true\n');
      expect(await answers(['models', 'list', '--provider', ''], open)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
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
      // Bash hands on a name with a colon in three words, and puts the answer behind the colon.
      writeFileSync(
        join(folder, 'modelhaven'),
        '#!/bin/sh\n[ "$*" = "__complete generate -m auto:f" ] && printf "auto:free\\nauto:fast\\n"\n',
      );
      const colon = 'COMP_WORDS=(modelhaven generate -m auto : f); COMP_CWORD=5; _modelhaven; echo "$COMPREPLY"';
      const behind = execFileSync('bash', ['-c', `${completionScript('bash')}\n${colon}`], {
        env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
        encoding: 'utf8',
      });
      expect(behind).toBe('free\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const fish = process.platform === 'win32' ? undefined : spawnSync('fish', ['--version']).status;
  it.skipIf(fish !== 0)('works in fish (where there is one)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-fish-'));
    try {
      const stub =
        '#!/bin/sh\n[ "$*" = "__complete models lo" ] && printf "load\\tinto memory\\nloaded\\twhat is there\\n"\n';
      writeFileSync(join(folder, 'modelhaven'), stub, { mode: 0o755 });
      const out = execFileSync('fish', ['-c', `${completionScript('fish')}\ncomplete -C 'modelhaven models lo'`], {
        env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder },
        encoding: 'utf8',
      });
      expect(out).toBe('load\tinto memory\nloaded\twhat is there\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const zsh = process.platform === 'win32' ? undefined : spawnSync('zsh', ['--version']).status;
  it.skipIf(zsh !== 0)('can be taken by a zsh that completes nothing yet (where there is one)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-zsh-'));
    try {
      const script = `${completionScript('zsh')}\necho $_comps[modelhaven]`;
      const out = execFileSync('zsh', ['-f', '-i', '-c', script], {
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, ZDOTDIR: folder },
        encoding: 'utf8',
      });
      expect(out.trim()).toBe('_modelhaven');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
