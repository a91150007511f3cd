import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { silentServerLogger } from '../logging.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-edit-'));
const real = join(folder, 'real.yaml');
const file = join(folder, 'modelhaven.yaml');
const FILE = `# ours
model_management:
  providers: { openrouter: { enabled: false, api_key: secret-of-ours } }
  selection_strategy:
    quality_threshold: 6 # tuned in May
server: { data_dir: "${join(folder, 'data')}", port: 0 }
`;
let server: RunningServer;

beforeAll(async () => {
  writeFileSync(real, FILE, { mode: 0o640 });
  symlinkSync(real, file);
  const environment = { OPENROUTER_PREFER_FREE_MODELS: 'true' };
  server = await startServer({ config: file, environment, catalog, logger: silentServerLogger(), watchMs: 0 });
}, 90_000);
beforeEach(() => writeFileSync(real, FILE));
afterAll(async () => {
  await server.stop({ graceMs: 0 });
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly changed?: readonly string[];
  readonly error?: { readonly message: string; readonly field?: string; readonly issues?: readonly { path: string }[] };
}

async function change(...changes: readonly { readonly path: string; readonly value: unknown }[]) {
  const response = await fetch(`${server.url}/api/v1/config`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ changes }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

const QUALITY = 'model_management.selection_strategy.quality_threshold';

it('writes a setting into the file that the link leads to, for the same readers, and it holds at once', async () => {
  const { status, body } = await change({ path: QUALITY, value: 7.5 });
  expect(body).toEqual({ changed: [QUALITY], needs_restart: [] });
  expect(status).toBe(200);
  expect(readFileSync(real, 'utf8')).toBe(FILE.replace('threshold: 6', 'threshold: 7.5'));
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(statSync(real).mode & 0o777).toBe(0o640);
  const shown = (await (await fetch(`${server.url}/api/v1/config`)).json()) as {
    readonly editable: boolean;
    readonly entries: readonly { readonly path: string }[];
  };
  expect(shown.editable).toBe(true);
  expect(shown.entries.find(({ path }) => path === QUALITY)).toEqual({
    path: QUALITY,
    value: 7.5,
    origin: 'file, line 5',
    shape: { type: 'number', integer: false, minimum: 0, maximum: 10 },
  });
  expect((await change({ path: QUALITY, value: null })).body).toEqual({ changed: [QUALITY], needs_restart: [] });
  expect(readFileSync(real, 'utf8')).not.toContain('quality_threshold');
});

it('refuses what would be wrong with every mistake, and writes nothing', async () => {
  const { status, body } = await change(
    { path: QUALITY, value: 11 },
    { path: 'model_management.selection_strategy.algorithm', value: 'astrology' },
  );
  expect(status).toBe(422);
  expect(body.error?.issues?.map(({ path }) => path).sort()).toEqual([
    'model_management.selection_strategy.algorithm',
    QUALITY,
  ]);
  expect(readFileSync(real, 'utf8')).toBe(FILE);
});

it.each([
  'model_management.providers.openrouter.base_url',
  'model_management.providers.openrouter.api_key',
  'server.data_dir',
  'server.host',
  'model_management.aliases.x',
  'no.such.setting',
  '__proto__.x',
])('leaves %s to whoever may write the file', async (path) => {
  const { status, body } = await change({ path, value: 'http://127.0.0.1/' });
  expect([status, body.error?.field]).toEqual([400, path]);
  expect(readFileSync(real, 'utf8')).toBe(FILE);
  expect(JSON.stringify(body)).not.toContain('secret-of-ours');
});

it('says who is stronger than the file', async () => {
  const { status, body } = await change({
    path: 'model_management.providers.openrouter.prefer_free_models',
    value: false,
  });
  expect(status).toBe(400);
  expect(body.error?.message).toContain('OPENROUTER_PREFER_FREE_MODELS');
});

it('takes changes that come at once one after the other', async () => {
  const paths = ['max_retries', 'exclude_failed_models_minutes'].map(
    (key) => `model_management.fallback_config.${key}`,
  );
  const answers = await Promise.all(paths.map((path, index) => change({ path, value: index + 7 })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const text = readFileSync(real, 'utf8');
  expect(text).toContain('max_retries: 7');
  expect(text).toContain('exclude_failed_models_minutes: 8');
});

it('says so where the file is gone', async () => {
  rmSync(real);
  const { status, body } = await change({ path: QUALITY, value: 7 });
  expect(status).toBeLessThan(500);
  expect(body.error?.message).toContain('ENOENT');
});
