import type { Problem, Workspace } from './workspace.ts';

/** The lockfile must install from any registry: it names no host, no tarball and no repository. */
export function checkLockfile({ lockfile }: Workspace): Problem[] {
  const where = 'pnpm-lock.yaml';
  if (!/^lockfileVersion: '9\.0'/m.test(lockfile)) return [{ where, message: 'is not a lockfile of version 9.0' }];
  return lockfile
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => /https?:\/\/|\btarball:|git\+|\bgitHosted\b|codeload\./.test(line))
    .filter(({ line }) => !/^\s+deprecated:/.test(line))
    .map(({ number }) => ({
      where: `${where}:${number}`,
      message: 'names an address; dependencies come from the registry by version',
    }));
}
