import { type Finding, fine, problem } from './finding.ts';

/** The oldest Node.js that every package works with. */
const OLDEST = [20, 19] as const;

/** Is Node.js new enough. `version` without the v. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNewEnough
    ? fine('node', `Node.js ${version}`)
    : problem(
        'node',
        `Node.js ${version} is older than ${OLDEST.join('.')}, the oldest that works.`,
        'Install a newer one from https://nodejs.org',
      );
}
