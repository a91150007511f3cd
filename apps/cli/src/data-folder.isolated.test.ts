import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder.ts';

const before = process.cwd();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-data-'));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(before);
  await rm(folder, { recursive: true });
});

describe('the folder of data where nothing says it', () => {
  it('is the one that a server made here', async () => {
    await mkdir(join(folder, 'data', 'metrics', 'guests'), { recursive: true });
    expect(defaultDataFolder({ HOME: '/home/ada' }, 'linux')).toBe('./data');
  });

  it('is the user’s, also where somebody else’s data lies here', async () => {
    await mkdir(join(folder, 'data', 'metrics'), { recursive: true });
    expect(defaultDataFolder({ HOME: '/home/ada' }, 'linux')).toBe(join('/home/ada', '.local', 'share', 'modelhaven'));
    expect(defaultDataFolder({ HOME: '/home/ada', XDG_DATA_HOME: '/big' }, 'linux')).toBe(join('/big', 'modelhaven'));
    expect(defaultDataFolder({ HOME: '/home/ada', XDG_DATA_HOME: 'big' }, 'linux')).toContain('.local');
    expect(defaultDataFolder({ HOME: '/Users/ada' }, 'darwin')).toContain('Application Support');
    expect(defaultDataFolder({ LOCALAPPDATA: 'C:\\local' }, 'win32')).toBe(join('C:\\local', 'modelhaven'));
    expect(defaultDataFolder({ USERPROFILE: 'C:\\ada' }, 'win32')).toContain('AppData');
  });

  it('is here where there is no home', () => {
    expect(defaultDataFolder({}, 'linux')).toBe('./data');
  });
});
