import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const FOLDER = 'apps/server/dashboard';

/** The module with the dashboard's document, script and style, made from its sources. */
export async function dashboardPage(): Promise<string> {
  const [script, style] = await Promise.all([bundle('src/main.tsx'), bundle('style/page.css')]);
  const html = readFileSync(`${FOLDER}/index.html`, 'utf8').replace(/>\s+</g, '><').trim();
  const part = (name: string, text: string) => `  ${name}: ${JSON.stringify(text)},`;
  return `${[
    `// Made by "npm run generate" from ${FOLDER}. The script holds Preact (MIT, Copyright 2015-present Jason Miller).`,
    "import type { PageSource } from './page-source.ts';",
    '',
    '/** The dashboard. */',
    'export const PAGE: PageSource = {',
    part('html', html),
    part('script', script),
    part('style', style),
    '};',
  ].join('\n')}\n`;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${FOLDER}/${entry}`],
    tsconfig: `${FOLDER}/tsconfig.json`,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text.trim() ?? '';
}
