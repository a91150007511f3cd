import { describe, expect, it } from 'vitest';
import { loadConfig } from './load.ts';

const load = (text: string) => loadConfig({ text, environment: {} });

const RIGHT = `
model_management:
  providers: { local: { enabled: false } }
  performance_monitoring: { store: "redis://localhost/1" }
server: { workers: 4, shared_state: "redis://localhost/0" }
`;

describe('several workers', () => {
  it('are there where all that they share is shared', async () => {
    expect((await load(RIGHT)).server.workers).toBe(4);
    expect((await load(RIGHT.replace('4', 'auto'))).server.workers).toBe('auto');
    expect((await load('server: { workers: 1 }')).server.workers).toBe(1);
    expect((await load('')).server.workers).toBe(1);
  });

  it('are refused with every key that would make them half right', async () => {
    const paths = async (text: string) => {
      const thrown: unknown = await load(text).catch((error: unknown) => error);
      return (thrown as { details: { issues: { path: string }[] } }).details.issues.map(({ path }) => path).sort();
    };
    expect(await paths('server: { workers: auto }')).toEqual([
      'model_management.performance_monitoring.store',
      'model_management.providers.local.enabled',
      'server.shared_state',
    ]);
    const more = `
  request_log: { enabled: true }
  response_cache: { enabled: true }
  selection_strategy: { algorithm: adaptive }
server: { responses: { store: memory }, `;
    expect(await paths(RIGHT.replace('\nserver: {', more))).toEqual([
      'model_management.request_log.enabled',
      'model_management.response_cache.store',
      'model_management.selection_strategy.algorithm',
      'server.responses.store',
    ]);
    expect(await paths('server: { workers: 0 }')).toEqual(['server.workers']);
  });
});
