import { loadConfig } from '@modelhaven/manager';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_SERVICES } from './known-services.ts';
import type { LocalServer } from './local-servers.ts';
import { propose, providerIdOf } from './propose.ts';
import { toConfigText } from './to-config-text.ts';

const SERVERS: readonly LocalServer[] = [
  { kind: 'ollama', name: 'Ollama', baseUrl: 'http://127.0.0.1:11434', modelCount: 2 },
  { kind: 'lm_studio', name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234' },
  { kind: 'llama_cpp', name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080' },
];
const environment = Object.fromEntries(KNOWN_SERVICES.map(({ variable }) => [variable, 'sk-never-to-be-written']));

describe('the configuration that init writes', () => {
  it('can be read, switches on what was chosen and off what was not, and holds no key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...KNOWN_SERVICES]),
        fc.subarray([...SERVERS]),
        fc.boolean(),
        fc.option(fc.constantFrom('DE', 'NO', 'US'), { nil: undefined }),
        async (services, servers, preferFree, country) => {
          const all = propose({ hardware: undefined as never, servers, services });
          const refused = [...KNOWN_SERVICES.map(({ id }) => id), ...SERVERS.map(providerIdOf)].filter(
            (id) => ![...services.map((service) => service.id), ...servers.map(providerIdOf)].includes(id),
          );
          const text = toConfigText({ ...all, refused, preferFree, ...(country === undefined ? {} : { country }) });
          expect(text).not.toContain('sk-never');
          const { providers, notes, safety } = await loadConfig({ text, environment });
          const enabled = providers.filter((provider) => provider.enabled).map(({ id }) => id);
          const wanted = ['local', ...services.map(({ id }) => id), ...servers.map(providerIdOf)];
          expect(enabled.toSorted()).toEqual(wanted.toSorted());
          expect(notes).toEqual([]);
          // A bare NO would be false in some readers of YAML.
          expect(safety.defaultCountry).toBe(country);
        },
      ),
      { numRuns: 40 },
    );
  });
});
