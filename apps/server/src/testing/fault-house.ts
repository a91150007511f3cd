import type { AttemptRecord } from '@modelhaven/core';
import { createModelManager, type ModelManager, openGuard } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createOpenRouter } from '@modelhaven/provider-openrouter';
import { createReplayServer, type ReplayServer } from '@modelhaven/provider-testkit';
import { type ListeningServer, listen } from './test-server.ts';
import { openRouterModels, STORY_PRICING, tellStory } from './upstream.ts';

/** Keys of the two upstreams; no client may ever see one. */
export const HOUSE_KEYS = ['sk-or-canary-one', 'sk-canary-two'] as const;
/** Where the first upstream is asked, and the one that stands in. */
export const PRIMARY_CHAT = 'POST /api/v1/chat/completions';
export const SPARE_CHAT = 'POST /v1/chat/completions';

/** Our server with a real manager and two real providers, each before an upstream that can be told to fail. */
export interface FaultHouse {
  readonly primary: ReplayServer;
  readonly spare: ReplayServer;
  readonly manager: ModelManager;
  readonly server: ListeningServer;
  /** Every attempt, in the order in which they ended. */
  readonly records: readonly AttemptRecord[];
  close(): Promise<void>;
}

/** Opens a house whose upstreams are well. `patienceMs` is the silence that counts as failure. */
export async function openFaultHouse(patienceMs: number): Promise<FaultHouse> {
  const [primary, spare] = await Promise.all([createReplayServer(), createReplayServer()]);
  primary.respond('GET /api/v1/models', openRouterModels());
  primary.respond(PRIMARY_CHAT, tellStory);
  spare.respond(SPARE_CHAT, tellStory);
  const records: AttemptRecord[] = [];
  const manager = createModelManager({
    providers: [
      createOpenRouter({ apiKey: HOUSE_KEYS[0], baseUrl: `${primary.url}/api/v1` }),
      createCustom('spare', {
        apiType: 'openai',
        baseUrl: `${spare.url}/v1`,
        apiKey: HOUSE_KEYS[1],
        list: 'static',
        models: [{ id: 'story', contextLength: 128_000, capabilities: ['chat', 'prefill'], pricing: STORY_PRICING }],
      }),
    ],
    guard: openGuard,
    recorder: { record: (attempt) => records.push(attempt) },
    settings: {
      aliases: { teller: ['openrouter/story', 'spare/story'] },
      retries: { baseDelayMs: 1, maxDelayMs: 5, maxRetryAfterMs: 20 },
      deadlines: { firstEventMs: patienceMs, idleMs: patienceMs, untilContentMs: 5_000, totalMs: 8_000 },
    },
  });
  const server = await listen(manager);
  return {
    primary,
    spare,
    manager,
    server,
    records,
    async close() {
      await server.close();
      await manager.close({ graceMs: 0 });
      await Promise.all([primary.close(), spare.close()]);
    },
  };
}
