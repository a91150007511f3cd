import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelManager, guardFrom, loadConfig, type ModelManager, openSafety } from '@modelhaven/manager';
import { createLocal } from '@modelhaven/provider-local';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { type KeyStore, openKeyStore } from '../keys/key-store.ts';
import { silentServerLogger } from '../logging.ts';
import { startServer } from '../start/start-server.ts';
import { axeProblems, findChromium, NO_CHROMIUM, startChromium } from '../testing/browser.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const program = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'modelhaven-dashboard-'));
let browser: Browser;
let manager: ModelManager;
let server: ListeningServer;
let guarded: ListeningServer;
let keys: KeyStore;
let guardedKeys: KeyStore;
let adminKey: string;

beforeAll(async () => {
  if (program === undefined) return;
  const loaded = await loadConfig({ environment: {} });
  const config = { ...loaded, server: { ...loaded.server, dataDir: folder } };
  const safety = await openSafety({ config, role: 'server', watchMs: 0 });
  manager = createModelManager({ providers: [createLocal()], guard: guardFrom(safety) });
  keys = await openKeyStore({ file: openKeyFile(join(folder, 'open')), now: Date.now });
  guardedKeys = await openKeyStore({ file: openKeyFile(join(folder, 'guarded')), now: Date.now });
  adminKey = (await guardedKeys.create({ name: 'admin', scopes: ['admin'] })).key;
  const options = { safety, configuration: config };
  [browser, server, guarded] = await Promise.all([
    startChromium(program),
    listen(manager, { ...options, keys }),
    listen(manager, { ...options, keys: guardedKeys }),
  ]);
  await manager.load('local/demo');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.close(), guarded?.close()]);
  keys?.close();
  guardedKeys?.close();
  await manager?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(({ skip }) => skip(program === undefined, NO_CHROMIUM));

/** A page that tells what went wrong in it. */
interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Messages of the console and errors of scripts. */
  readonly complaints: string[];
}
const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function open({ width = 1280 }: { readonly width?: number } = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(15_000);
  return { page, context, complaints };
}

/** Every view, with something that stands there once it is drawn. */
const VIEWS = [
  ['#/overview?hours=1', 'Overview', 'Up for'],
  ['#/models', 'Models', 'local/demo'],
  ['#/models/local%2Fdemo', 'local/demo', 'Measured here'],
  ['#/compare?models=local%2Fdemo', 'Compare models', 'Tokens per second'],
  ['#/calculator?model=local%2Fdemo', 'What it would cost', 'chosen'],
  ['#/playground', 'Playground', 'Message'],
  ['#/requests', 'Requests', 'Requests are not kept'],
  ['#/hardware', 'Hardware', 'Catalogue of'],
  ['#/safety', 'Safety', 'Emergency number'],
  ['#/keys', 'Keys and budgets', 'No keys yet'],
  ['#/settings', 'Settings', 'cors_origins'],
  ['#/nowhere', 'Nothing here', 'There is no such view'],
] as const;

describe('the dashboard in a browser', () => {
  it('changes a setting in the file, and says what is wrong with one', async () => {
    const file = join(folder, 'modelhaven.yaml');
    writeFileSync(file, `# ours\nserver: { port: 0, data_dir: "${join(folder, 'edited')}" }\n`);
    const started = await startServer({ config: file, environment: {}, catalog: [], logger: silentServerLogger() });
    try {
      const { page, complaints } = await open({ width: 360 });
      await page.goto(`${started.url}/#/settings`);
      const path = 'model_management.fallback_config.max_retries';
      await page.getByLabel('Search').fill('max_retries');
      await page.getByRole('button', { name: `Change ${path}` }).click();
      const dialog = page.getByRole('dialog');
      expect(await axeProblems(page)).toEqual([]);
      await dialog.getByLabel('max_retries').fill('9');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText(`${path} holds from now on.`).first().waitFor();
      expect(readFileSync(file, 'utf8')).toMatch(/^# ours[\s\S]*max_retries: 9/);
      expect(await page.getByText('file, line').count()).toBe(1);
      expect(complaints).toEqual([]);
      // The file was broken by another hand meanwhile.
      writeFileSync(file, 'server: [');
      await page.getByRole('button', { name: `Change ${path}` }).click();
      await dialog.getByRole('button', { name: 'Back to the default' }).click();
      await dialog.getByText('no YAML').waitFor();
    } finally {
      await started.stop({ graceMs: 0, drainMs: 0 });
    }
  });

  it.each([1280, 360])('draws every view at %d px, by day and by night, without errors and barriers', async (width) => {
    const { page, complaints } = await open({ width });
    for (const [hash, title, content] of VIEWS) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${server.url}/${hash}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByText(content).first().waitFor();
      expect(await axeProblems(page), hash).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeProblems(page, ['color-contrast']), `${hash} by night`).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide, `${hash} at ${width} px`).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('streams an answer of the demo model and says who gave it, why and at what cost', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.url}/#/playground`);
    await page.getByLabel('Message').fill('Tell me a short calming story.');
    await page.keyboard.press('Enter');
    const said = page.locator('.turn.assistant .said');
    await said.waitFor();
    await page.getByText('Why this model').click();
    expect((await said.textContent())?.length).toBeGreaterThan(10);
    await expect.poll(() => page.locator('.plan .name').first().textContent()).toBe('local/demo');
    expect(await page.locator('main').textContent()).toMatch(/Cost\s*\$0/);
    expect(await axeProblems(page)).toEqual([]);
    // What was asked is heard of in the overview, without asking again.
    await page.goto(`${server.url}/#/overview?hours=1`);
    await page.getByRole('link', { name: 'local/demo' }).first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('asks two models side by side, and stops both for good', async () => {
    const stopped: string[] = [];
    const slow = createScriptedManager(async function* ({ model = '' }, { signal }) {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: `This is ${model}. ` };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      stopped.push(model);
      signal?.throwIfAborted();
    });
    const other = await listen(slow);
    try {
      const { page, complaints } = await open();
      await page.goto(`${other.url}/#/playground?model=local%2Fdemo&second=auto`);
      await page.getByLabel('Message').fill('Tell me a long story.');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('This is local/demo.').waitFor();
      await page.getByText('This is auto.').waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Stopped by you.').nth(1).waitFor();
      await expect.poll(() => stopped.toSorted()).toEqual(['auto', 'local/demo']);
      await page.getByRole('button', { name: 'Start anew' }).click();
      await page.getByText('Say something below.').first().waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('names help where somebody is in danger, and shows the decision without the text', async () => {
    const { page, complaints } = await open();
    await page.goto(`${server.url}/#/playground`);
    await page.getByLabel('Message').fill('I am going to kill myself tonight.');
    await page.keyboard.press('Enter');
    await page.getByText('These people listen.').waitFor();
    await page.goto(`${server.url}/#/safety`);
    await page.getByRole('region', { name: 'Latest decisions' }).getByText('what a user said').first().waitFor();
    expect(await page.locator('main').textContent()).not.toContain('tonight');
    await page.getByRole('button', { name: 'Verify it' }).click();
    await page.getByText(/none changed, none missing/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows who rests and when they are tried again, and lets them back', async () => {
    const { page, complaints } = await open();
    manager.fallback.isolate('local/demo');
    await page.goto(`${server.url}/#/overview`);
    await page.getByText('taken out').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reset local/demo' }).click();
    await page.getByText('Everything is in service').waitFor();
    expect(manager.fallback.circuits().filter(({ state }) => state !== 'closed')).toEqual([]);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('columnheader', { name: 'Failed' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('takes a model out of memory and puts it back', async () => {
    const { page, complaints } = await open();
    await manager.load('local/demo');
    await page.goto(`${server.url}/#/hardware`);
    await page.getByRole('button', { name: 'Unload local/demo' }).click();
    await page.getByText('No model is in memory').waitFor();
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByRole('button', { name: 'Unload local/demo' }).waitFor();
    expect((await manager.providers())[0]?.loaded).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('shows how busy the GPUs of the machine are, where that is known', async () => {
    const { page, complaints } = await open();
    const machine = (await (await fetch(`${server.url}/api/v1/hardware`)).json()) as Record<string, unknown>;
    const card = { name: 'NVIDIA L4', memory_total_bytes: 24 * 1024 ** 3, memory_free_bytes: 6 * 1024 ** 3 };
    const gpus = [{ ...card, utilization: 0.87 }, { name: 'Intel GPU' }];
    await page.route('**/api/v1/hardware', (route) => route.fulfill({ json: { ...machine, gpus } }));
    await page.goto(`${server.url}/#/hardware`);
    await page.getByText('87 % of the time').waitFor();
    expect(await page.getByText('of the time').count()).toBe(1);
    await page.getByText('Intel GPU').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('keeps filters in the address, and finds back to them', async () => {
    const { page } = await open();
    await page.goto(`${server.url}/#/models?q=nobody`);
    await page.getByText('No model fits').waitFor();
    await page.getByLabel('Search').fill('demo');
    await page.getByLabel('Free only').check();
    expect(new URL(page.url()).hash).toBe('#/models?q=demo&free=1');
    await page.reload();
    await page.getByRole('link', { name: 'local/demo' }).click();
    await page.getByRole('heading', { level: 1, name: 'local/demo' }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.goBack();
    expect(await page.getByLabel('Search').inputValue()).toBe('demo');
  });

  it('can be walked through by keyboard, and remembers how it should look', async () => {
    const { page } = await open({ width: 360 });
    await page.goto(`${server.url}/`);
    await page.getByText('Up for').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    expect(await page.getByRole('button', { name: 'Menu' }).getAttribute('aria-expanded')).toBe('true');
    await page.getByLabel('Look').selectOption('dark');
    await page.reload();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await axeProblems(page)).toEqual([]);
  });

  it('asks for a key where the server does, keeps it in the tab alone, and forgets it', async () => {
    const { page, context, complaints } = await open();
    await page.goto(`${guarded.url}/#/keys`);
    const dialog = page.getByRole('dialog', { name: 'This server asks for a key' });
    await dialog.waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('password');
    expect(await axeProblems(page)).toEqual([]);
    await dialog.getByLabel('API key').fill('mh_wrong');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('API key').fill(adminKey);
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /admin/ }).waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('mh_');
    await page.reload();
    await page.getByRole('row', { name: /admin/ }).waitFor();
    const other = await context.newPage();
    await other.goto(`${guarded.url}/#/keys`);
    await other.getByRole('dialog', { name: 'This server asks for a key' }).waitFor();
    // What a browser says by itself of every answer that refuses.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });

  it('makes a key, shows it once, and revokes it', async () => {
    const { page } = await open();
    await page.goto(`${guarded.url}/#/keys`);
    await page.getByLabel('API key').fill(adminKey);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Create a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill('<img src=x onerror=alert(1)>');
    await dialog.getByRole('button', { name: 'Create it' }).click();
    const secret = await dialog.locator('.secret').textContent();
    expect(secret).toMatch(/^mh_\w{12}_/);
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await page.getByRole('button', { name: 'Revoke <img src=x onerror=alert(1)>' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
    await page
      .getByRole('row', { name: /onerror/ })
      .getByText('revoked')
      .waitFor();
    expect(await page.content()).not.toContain(secret);
    expect((await guardedKeys.check(secret ?? '')).outcome).toBe('revoked');
  });
});
