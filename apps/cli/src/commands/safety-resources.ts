import type { CrisisResource } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { CRISIS_RESOURCES, EMERGENCY_NUMBERS, isStale } from '@modelhaven/safety';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { toCountry } from './safety-check.ts';

/** Options of `modelhaven safety resources`. */
export interface ResourceOptions {
  readonly country?: string;
  readonly language?: string;
  readonly topic?: string;
}

/** `modelhaven safety resources`: the services of a country as they would be named, with what is known of each. */
export async function showResources(context: CommandContext, options: ResourceOptions): Promise<void> {
  const known = [...new Set(CRISIS_RESOURCES.map(({ country }) => country))].sort();
  const typed = options.country ?? (await loadConfiguration(context)).safety.defaultCountry;
  if (typed === undefined) {
    const message = `Say for which country: --country DE. There are services for ${known.join(', ')}.`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'country' });
  }
  const country = toCountry(typed);
  const language = options.language?.split(/[-_]/)[0]?.toLowerCase();
  const { topic } = options;
  const services = CRISIS_RESOURCES.filter(
    (resource) =>
      resource.country === country &&
      (language === undefined || resource.languages.includes(language)) &&
      (topic === undefined || resource.topics.includes(topic)),
  );
  const emergency = EMERGENCY_NUMBERS[country];
  const now = Date.now();
  if (context.options.json) {
    const list = services.map((resource) => ({ ...resource, stale: isStale(resource, now) }));
    return context.printJson(toSnakeCase({ country, emergencyNumber: emergency, services: list }));
  }
  const { style } = context;
  if (emergency !== undefined)
    context.print(`${style.bold(emergency)}  emergency number ${style.dim('(not checked)')}`);
  for (const resource of services) {
    context.print('');
    context.print(style.bold(resource.name));
    context.print(`  ${waysTo(resource)}`);
    const languages = resource.languages.join(', ');
    context.print(`  ${resource.hours}; ${languages}; for ${resource.topics.join(', ')}`);
    const age = resource.verifiedOn === undefined ? 'no date' : `dated ${resource.verifiedOn}`;
    const stale = isStale(resource, now) ? style.yellow('  stale: check it before you rely on it') : '';
    context.print(`  ${style.dim(`source: ${resource.source}, ${age}`)}${stale}`);
  }
  if (services.length === 0) {
    context.print(
      `No service ${language === undefined && topic === undefined ? '' : 'of this kind '}is known for ${country}.`,
    );
    context.print(`A directory of services: findahelpline.com (not checked). Known here: ${known.join(', ')}.`);
  }
}

function waysTo({ phone, sms, chat, url }: CrisisResource): string {
  const ways = [phone && `call ${phone}`, sms && `text ${sms}`, chat && `chat ${chat}`, url !== chat && url];
  return ways.filter(Boolean).join(', ');
}
