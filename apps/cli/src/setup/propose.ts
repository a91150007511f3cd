import type { HardwareProfile } from '@modelhaven/core';
import { KNOWN_SERVICES, type KnownService } from './known-services.ts';
import type { LocalServer } from './local-servers.ts';

/** What was found on this machine. */
export interface Surroundings {
  readonly hardware: HardwareProfile;
  readonly servers: readonly LocalServer[];
  /** Services whose key is in the environment. */
  readonly services: readonly KnownService[];
}

/** What the configuration is to say. */
export interface Choices {
  /** The provider whose models are meant where several have one of the same name. */
  readonly defaultProvider?: string;
  readonly services: readonly KnownService[];
  readonly servers: readonly LocalServer[];
  /** Sections that the environment would switch on by itself and that are not wanted. */
  readonly refused: readonly string[];
  /** True where the free models of OpenRouter come before paid ones. */
  readonly preferFree: boolean;
  /** USD that one request may cost at OpenRouter. */
  readonly costLimitPerRequest: number;
  /** Two letters: whose crisis services are named where a request does not say where its user is. */
  readonly country?: string;
  readonly port: number;
  readonly dataDir: string;
}

/** Services whose key is there. */
export function findServices(environment: Readonly<Record<string, string | undefined>>): readonly KnownService[] {
  return KNOWN_SERVICES.filter(({ variable }) => (environment[variable] ?? '').trim() !== '');
}

/** A configuration that uses everything that is there, and prefers what costs nothing. */
export function propose({ servers, services }: Surroundings): Choices {
  const defaultProvider = services[0]?.id ?? (servers[0] ? providerIdOf(servers[0]) : undefined);
  return {
    ...(defaultProvider === undefined ? {} : { defaultProvider }),
    services,
    servers,
    refused: [],
    preferFree: true,
    costLimitPerRequest: 0.01,
    port: 8420,
    dataDir: './data',
  };
}

/** The first half of addresses of a server's models. */
export function providerIdOf({ kind }: Pick<LocalServer, 'kind'>): string {
  return { ollama: 'ollama', lm_studio: 'lmstudio', llama_cpp: 'llamacpp' }[kind];
}
