import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createModelManager,
  type LoggedRequest,
  loadConfig,
  type ModelManager,
  type RequestFilter,
} from '@modelhaven/manager';
import { createLocal } from '@modelhaven/provider-local';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeProblems, findChromium, NO_CHROMIUM, startChromium } from '../testing/browser.ts';
import { buildTestServer, listen } from '../testing/test-server.ts';

const program = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'modelhaven-requests-'));
let browser: Browser;
let manager: ModelManager;

beforeAll(async () => {
  if (program === undefined) return;
  manager = createModelManager({ providers: [createLocal()] });
  browser = await startChromium(program);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await manager?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(({ skip }) => skip(program === undefined, NO_CHROMIUM));

/** A page of a phone's width, and what its console complained of. */
async function open(): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(15_000);
  return { page, complaints };
}

const kept = (id: string, more: Partial<LoggedRequest> = {}): LoggedRequest => ({
  ...{ type: 'request', id, time: Date.now(), streamed: true, asked: 'local/demo', model: 'local/demo', outcome: 'OK' },
  ...{ latencyMs: 7, attempts: [{ model: 'local/demo', role: 'first', outcome: 'OK', totalMs: 7, costUsd: 0 }] },
  ...more,
});
const { model: _, ...nobody } = kept('lost', { outcome: 'ALL_CANDIDATES_FAILED', attempts: [] });
const keptRequests: readonly LoggedRequest[] = [
  kept('told', {
    ...{ tenant: 'story', user: 'anna', score: 8, usage: { inputTokens: 3, outputTokens: 5 }, costUsd: 0.002 },
    safety: { input: 'check_in', output: 'none' },
    attempts: [
      { model: 'far/one', role: 'first', outcome: 'UNAVAILABLE', totalMs: 4 },
      { model: 'local/demo', role: 'fallback', outcome: 'OK', totalMs: 3, firstEventMs: 1, costUsd: 0.002 },
    ],
    plan: {
      ...{ algorithm: 'adaptive', promptTokens: 3, rankedCount: 1, rejectedBy: { price: 2 }, rejectedCount: 2 },
      ranked: [{ model: 'local/demo', scores: { total: 7.5, quality: 9 }, estimatedCostUsd: 0.1 }],
    },
    messages: [{ role: 'user', text: 'A calm story, please.' }],
    answer: 'Once there was a fox.',
  }),
  kept('cared', { model: 'modelhaven/safety', attempts: [], safety: { input: 'crisis' } }),
  nobody,
  ...Array.from({ length: 57 }, (_, index) => kept(`more-${index}`)),
];

describe('the request log in the dashboard', () => {
  it('lists kept requests by what is wanted, shows one with its attempts, and asks it again', async () => {
    const asked: RequestFilter[] = [];
    const file = join(folder, 'logged.yaml');
    writeFileSync(file, 'model_management: { request_log: { enabled: true } }');
    const logged = await listen(manager, {
      configuration: await loadConfig({ file, environment: {} }),
      requestLog: {
        list: async (filter = {}) => {
          asked.push(filter);
          return keptRequests.filter(({ outcome }) => filter.outcome === undefined || outcome !== 'OK');
        },
        find: async (id) => keptRequests.find((kept) => kept.id === id),
        erase: async () => 2,
      },
    });
    try {
      const { page, complaints } = await open();
      await page.goto(`${logged.url}/#/requests?hours=all`);
      await page.getByText('the safety engine').waitFor();
      expect(await page.locator('main li').count()).toBe(50);
      expect(await axeProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Older ones' }).click();
      await expect.poll(() => page.locator('main li').count()).toBe(keptRequests.length);
      await page.getByLabel('Outcome').selectOption('failed');
      await page.getByText('nobody answered').first().waitFor();
      await expect.poll(() => page.locator('main li').count()).toBe(1);
      await page.getByLabel('User').fill('anna');
      await expect.poll(() => asked.at(-1)).toEqual({ outcome: 'failed', user: 'anna' });
      await expect.poll(() => new URL(page.url()).hash).toBe('#/requests?hours=all&outcome=failed&user=anna');
      await page.goto(`${logged.url}/#/requests/told`);
      await page.getByText('stood in').waitFor();
      await page.getByText('A calm story, please.').waitFor();
      await page.getByText('price (2)').waitFor();
      expect(await axeProblems(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await page.getByRole('button', { name: 'Who would be asked now?' }).click();
      await page.getByText('In total it scores').first().waitFor();
      await page.getByRole('button', { name: 'Ask again' }).click();
      await page.getByText('Input: nothing found').waitFor();
      await page.getByRole('button', { name: 'Erase all requests of story/anna' }).click();
      await page.getByRole('button', { name: 'Erase it' }).click();
      await page.getByText('2 requests of story/anna are erased.').first().waitFor();
      await page.goto(`${logged.url}/#/requests/gone`);
      await page.getByText('No request of this id is kept.').waitFor();
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    } finally {
      await logged.close();
    }
  });
});

describe('a page whose server goes away', () => {
  it('says once that the server is gone, and shows what is new when it is back', async () => {
    const first = await listen(manager);
    const { page } = await open();
    await page.goto(`${first.url}/#/overview`);
    await page.getByText('Up for').waitFor();
    await first.close();
    const away = page.getByText('The server does not answer.');
    await away.waitFor();
    await page.goto(`${first.url}/#/safety`);
    await page.getByText('Nothing to show until the server answers.').first().waitFor();
    expect(await away.count()).toBe(1);
    expect(await axeProblems(page)).toEqual([]);
    const second = buildTestServer(manager);
    await second.listen({ host: '127.0.0.1', port: first.port });
    try {
      await away.waitFor({ state: 'detached' });
      await page.getByText('Decisions', { exact: true }).waitFor();
      expect(await page.getByText('Nothing to show').count()).toBe(0);
    } finally {
      second.server.closeAllConnections();
      await second.close();
    }
  });
});
