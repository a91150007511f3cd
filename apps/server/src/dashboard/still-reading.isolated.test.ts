import { createMonitor } from '@modelhaven/monitoring';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { axeProblems, findChromium, NO_CHROMIUM, startChromium } from '../testing/browser.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

const program = findChromium();
const state = { isComplete: false };
let browser: Browser;
let server: ListeningServer;

beforeAll(async () => {
  if (program === undefined) return;
  const counted = createMonitor();
  const monitor = Object.create(counted, { complete: { get: () => state.isComplete } }) as typeof counted;
  [browser, server] = await Promise.all([
    startChromium(program),
    listen(createScriptedManager(undefined, { monitor }), {}),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(({ skip }) => skip(program === undefined, NO_CHROMIUM));

it('the overview says while what was counted before a start is being read, and stops saying so by itself', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${server.url}/`);
  const note = page.getByText('still being read');
  await note.waitFor();
  expect(await axeProblems(page)).toEqual([]);
  state.isComplete = true;
  await note.waitFor({ state: 'detached' });
  expect(await page.getByText('Requests').count()).toBeGreaterThan(0);
  await page.close();
});
