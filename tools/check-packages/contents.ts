import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Tarball } from './pack.ts';

const FORBIDDEN: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\.test\.ts$|\.test-d\.ts$/, why: 'tests are not for users' },
  { pattern: /^(src|dist)\/(.*\/)?testing\//, why: 'what tests are made of is not for users' },
  { pattern: /__fixtures__/, why: 'fixtures are not for users' },
  { pattern: /tsbuildinfo$/, why: 'build information is not for users' },
  { pattern: /(^|\/)(node_modules|\.env|\.npmrc)(\/|$)/, why: 'must never leave the house' },
];

const REQUIRED = ['package.json', 'README.md', 'LICENSE'];

/** What is wrong with the files of a tarball; empty when all is well. */
export function contentProblems({ name, files }: Pick<Tarball, 'name' | 'files'>): string[] {
  return [
    ...files.flatMap((file) =>
      FORBIDDEN.filter(({ pattern }) => pattern.test(file)).map(({ why }) => `${name}: ${file}: ${why}`),
    ),
    ...REQUIRED.filter((file) => !files.includes(file)).map((file) => `${name}: ${file} is missing`),
    ...(files.some((file) => file.startsWith('dist/') && file.endsWith('.js')) ? [] : [`${name}: holds no built code`]),
  ];
}

/** What must have been replaced in the packed package.json and was not. */
export function manifestProblems(name: string, manifest: string): string[] {
  return ['workspace:', 'catalog:', '@modelhaven/source', './src/']
    .filter((text) => manifest.includes(`"${text}`) || manifest.includes(`: "${text}`))
    .map((text) => `${name}: the packed package.json still says "${text}"`);
}

/** The packed package.json as text. Tar keeps each file behind a 512-byte header with its name and octal size. */
export function packedManifest(tarball: string): string {
  const archive = gunzipSync(readFileSync(tarball));
  for (let offset = 0; offset + 512 <= archive.length; ) {
    const name = archive.toString('utf8', offset, offset + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('utf8', offset + 124, offset + 136), 8) || 0;
    if (name === 'package/package.json') return archive.toString('utf8', offset + 512, offset + 512 + size);
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${tarball} holds no package.json.`);
}
