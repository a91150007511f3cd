import { isIPv4 } from 'node:net';
import type { AnthropicQuirks } from '@modelhaven/wire/anthropic';
import type { OpenAiQuirks } from '@modelhaven/wire/openai';
import type { ConfiguredModel, ParsedConfig } from './config.ts';
import { type Auth, PRESETS, type Preset, type PresetName, presetOfHost, UNKNOWN } from './presets.ts';

/** Config and preset put together: all that the provider must know of its endpoint. */
export interface Endpoint {
  readonly apiType: 'openai' | 'anthropic';
  readonly api: 'auto' | 'chat' | 'responses';
  readonly presetName?: PresetName;
  readonly preset: Preset;
  /** Ends where the dialect's own paths begin. */
  readonly baseUrl: string;
  readonly auth: Auth;
  readonly needsKey: boolean;
  /** Name of the secret that may be looked up: only on the service's own host, so that no key goes elsewhere. */
  readonly keyName?: string;
  readonly apiKey?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion?: string;
  readonly models: readonly ConfiguredModel[];
  readonly list: 'auto' | 'remote' | 'static';
  readonly openAiQuirks: Partial<OpenAiQuirks>;
  readonly anthropicQuirks: AnthropicQuirks;
  /** True where nothing leaves this machine or its network. */
  readonly local?: true;
  /** True where nobody is paid for the answers. */
  readonly free?: true;
}

/** Puts a valid config and what is known of its service together. */
export function resolveEndpoint(config: ParsedConfig): Endpoint {
  const presetName = config.preset ?? (config.baseUrl === undefined ? undefined : presetOfHost(config.baseUrl));
  const named: Preset | undefined = presetName === undefined ? undefined : PRESETS[presetName];
  const apiType = config.apiType ?? named?.apiType ?? 'openai';
  // A service may offer another dialect beside its own; then only its name and key are its own.
  const preset: Preset = named === undefined || named.apiType !== apiType ? UNKNOWN[apiType] : named;
  const address = config.baseUrl ?? preset.baseUrl ?? '';
  const isOwnHost = presetOfHost(address) !== undefined && presetOfHost(address) === presetName;
  const isAtHome = isHomeHost(new URL(address).hostname);
  const runsHere = config.local ?? (preset.selfHosted === true && isAtHome);
  const quirks = config.quirks ?? {};
  const apiVersion = config.apiVersion ?? (presetName === 'azure' ? apiVersionIn(address) : undefined);
  return {
    apiType,
    api: config.api ?? 'auto',
    ...(presetName === undefined ? {} : { presetName }),
    preset,
    baseUrl: addressOf(address, apiType, presetName, apiVersion),
    auth: config.auth ?? preset.auth,
    needsKey: config.auth === 'none' ? false : (named?.needsKey ?? preset.needsKey),
    ...(named?.keyName !== undefined && isOwnHost ? { keyName: named.keyName } : {}),
    ...(config.apiKey === undefined ? {} : { apiKey: config.apiKey }),
    headers: {
      ...(config.organization ? { 'openai-organization': config.organization } : {}),
      ...(config.project ? { 'openai-project': config.project } : {}),
      ...config.headers,
    },
    ...(apiVersion === undefined ? {} : { apiVersion }),
    models: (config.models ?? []).map((model) =>
      typeof model === 'string' ? { id: model } : model,
    ) as ConfiguredModel[],
    list: config.list ?? (preset.lists ? 'auto' : 'static'),
    openAiQuirks: apiType === 'openai' ? ({ ...preset.quirks, ...quirks } as Partial<OpenAiQuirks>) : {},
    anthropicQuirks: apiType === 'anthropic' ? (quirks as AnthropicQuirks) : {},
    ...(runsHere ? { local: true } : {}),
    ...(runsHere && preset.selfHosted === true ? { free: true } : {}),
  };
}

/** The address in the form that the dialect's paths are put behind. */
function addressOf(
  address: string,
  apiType: Endpoint['apiType'],
  presetName: PresetName | undefined,
  apiVersion: string | undefined,
): string {
  const plain = address.replace(/\/+$/, '');
  // The paths of this dialect begin with /v1; people copy addresses with and without it.
  if (apiType === 'anthropic') return plain.replace(/\/v1(\/messages)?$/, '');
  if (presetName !== 'azure') return plain.replace(/\/chat\/completions$/, '');
  // Azure's portal shows whole addresses of calls, with the name of a deployment.
  const resource = plain
    .replace(/\?.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/openai(\/(v1|deployments)(\/.*)?)?$/, '');
  return apiVersion === undefined ? `${resource}/openai/v1` : `${resource}/openai`;
}

/** The dated version that an address of Azure's older API names. */
function apiVersionIn(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address);
  const version = searchParams.get('api-version') ?? '';
  return !/\/openai\/v1(\/|$)/.test(pathname) && /^\d{4}-\d\d-\d\d[\w-]*$/.test(version) ? version : undefined;
}

/** True for this machine, its private networks and names without a domain. */
export function isHomeHost(host: string): boolean {
  if (!host.includes('.') && !host.includes(':')) return true;
  if (/\.(local|localhost|internal|lan|home\.arpa)$/.test(host)) return true;
  if (isIPv4(host)) return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
  return /^\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/.test(host);
}
