import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Files and folders that only a data folder of ours has. */
const OURS = ['keys.json', 'learned.json', 'machine.json', 'spendings', 'safety/keys.json', 'metrics/guests'];
const BESIDE = './data';

/**
 * Where data is kept when nothing says it: in `./data` where a server has made one there, else in the folder of the user
 * (`$XDG_DATA_HOME/modelhaven`, `%LOCALAPPDATA%\modelhaven`), so that a command leaves nothing in whatever folder it is
 * called from. `./data` too where the environment names no home.
 */
export function defaultDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  if (OURS.some((name) => existsSync(join(BESIDE, name)))) return BESIDE;
  const home = userFolder(environment, platform);
  return home === undefined ? BESIDE : join(home, 'modelhaven');
}

function userFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const said = environment['XDG_DATA_HOME'];
  // https://specifications.freedesktop.org/basedir-spec/latest/: relative paths there are to be ignored.
  if (said?.startsWith('/')) return said;
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'];
    if (local) return local;
    const profile = environment['USERPROFILE'];
    return profile ? join(profile, 'AppData', 'Local') : undefined;
  }
  const home = environment['HOME'];
  if (!home) return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}
