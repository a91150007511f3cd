import type { ErrorIssue } from '@modelhaven/core';
import type { ConfigPath } from './tree.ts';

/** Names and values of environment variables; handed in, never read here. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One value that an environment variable sets by its mere name. */
export interface EnvironmentValue {
  readonly name: string;
  readonly path: ConfigPath;
  readonly value: unknown;
  /** The section that the variable switches on, unless the file says otherwise. */
  readonly switchesOn?: ConfigPath;
}

interface Rule {
  readonly path: ConfigPath;
  readonly read: (text: string) => unknown;
  readonly expected: string;
  readonly switchesOn?: ConfigPath;
}

const PROVIDERS: ConfigPath = ['model_management', 'providers'];
const CUSTOM: ConfigPath = [...PROVIDERS, 'custom_api', 'custom_providers'];

const providerRule = (
  section: ConfigPath,
  key: string,
  read: Rule['read'],
  expected: string,
  isSwitch: boolean,
): Rule => ({
  path: [...section, key],
  read,
  expected,
  ...(isSwitch ? { switchesOn: section } : {}),
});

const LOCAL: ConfigPath = [...PROVIDERS, 'local'];
const OPENROUTER: ConfigPath = [...PROVIDERS, 'openrouter'];

/** Every variable that means something without being named in the file. */
const RULES: Readonly<Record<string, Rule>> = {
  OPENROUTER_API_KEY: providerRule(OPENROUTER, 'api_key', readText, 'a key', true),
  OPENAI_API_KEY: providerRule([...CUSTOM, 'openai'], 'api_key', readText, 'a key', true),
  ANTHROPIC_API_KEY: providerRule([...CUSTOM, 'anthropic'], 'api_key', readText, 'a key', true),
  OPENROUTER_SHOW_FREE_ONLY: providerRule(OPENROUTER, 'free_models_only', readBoolean, '"true" or "false"', false),
  OPENROUTER_PREFER_FREE_MODELS: providerRule(
    OPENROUTER,
    'prefer_free_models',
    readBoolean,
    '"true" or "false"',
    false,
  ),
  OPENROUTER_MAX_COST_PER_TOKEN: providerRule(
    OPENROUTER,
    'max_cost_per_token',
    readAmount,
    'a number, 0 or more',
    false,
  ),
  OLLAMA_HOST: providerRule(
    [...PROVIDERS, 'ollama'],
    'base_url',
    readOllamaHost,
    'host, host:port or an address',
    true,
  ),
  LM_STUDIO_URL: providerRule([...PROVIDERS, 'lm_studio'], 'base_url', readUrl, 'an http or https address', true),
  HF_TOKEN: providerRule(LOCAL, 'hub_token', readText, 'a token', false),
  HF_ENDPOINT: providerRule(LOCAL, 'hub_url', readUrl, 'an http or https address', false),
  HF_HUB_OFFLINE: providerRule(LOCAL, 'offline', readBoolean, '"1" or "0"', false),
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    path: ['server', 'telemetry', 'endpoint'],
    read: readUrl,
    expected: 'an http or https address',
  },
  HOST: { path: ['server', 'host'], read: readText, expected: 'a host' },
  PORT: { path: ['server', 'port'], read: readPort, expected: 'a whole number from 0 to 65535' },
};

/** Names of the variables that mean something by themselves. */
export const ENVIRONMENT_NAMES: readonly string[] = Object.keys(RULES);

/** What the environment sets, and what of it cannot be read. Empty variables count as unset. */
export function fromEnvironment(environment: Environment): {
  readonly values: readonly EnvironmentValue[];
  readonly issues: readonly ErrorIssue[];
} {
  const values: EnvironmentValue[] = [];
  const issues: ErrorIssue[] = [];
  for (const [name, { path, read, expected, switchesOn }] of Object.entries(RULES)) {
    const text = environment[name]?.trim();
    if (!text) continue;
    const value = read(text);
    if (value === undefined)
      issues.push({ path: name, message: `The environment variable ${name} must be ${expected}.` });
    else values.push({ name, path, value, ...(switchesOn ? { switchesOn } : {}) });
  }
  return { values, issues };
}

function readText(text: string): string {
  return text;
}

function readBoolean(text: string): boolean | undefined {
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  if (/^(false|0|no|off)$/i.test(text)) return false;
  return undefined;
}

function readAmount(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function readPort(text: string): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= 65_535 ? value : undefined;
}

function readUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? text : undefined;
}

/**
 * `OLLAMA_HOST` as Ollama itself reads it: scheme and port may be missing (https://github.com/ollama/ollama,
 * envconfig/config.go, `Host`). Its server also takes 0.0.0.0 there, which no client can call.
 */
function readOllamaHost(text: string): string | undefined {
  const hasScheme = /^https?:\/\//i.test(text);
  const withScheme = hasScheme ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  if (url.port === '' && !hasScheme && !/:80\/?$/.test(text)) url.port = '11434';
  return url.href.replace(/\/$/, '');
}
