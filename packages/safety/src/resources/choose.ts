import type { CrisisResource } from '@modelhaven/core';
import { CRISIS_RESOURCES, EMERGENCY_NUMBERS, EUROPEAN_UNION } from './data.ts';

/** Days after which an entry that nobody checked again counts as stale. */
export const STALE_AFTER_DAYS = 180;
const DAY_MS = 86_400_000;

/** Whose services are looked for. */
export interface ResourceQuery {
  /** ISO 3166-1 alpha-2, set by the user or the application. */
  readonly country?: string | undefined;
  /** BCP 47 tag; its region is used where no country is set. */
  readonly locale?: string | undefined;
  /** Wanted topics, most wanted first; default `suicide`. */
  readonly topics?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Is the entry's last check longer ago than `STALE_AFTER_DAYS`, or unknown? */
export function isStale(resource: CrisisResource, now: number): boolean {
  if (resource.verifiedOn === undefined) return true;
  return now - Date.parse(resource.verifiedOn) > STALE_AFTER_DAYS * DAY_MS;
}

/** The country a person set, else the region of the locale. Never guessed from a language alone or an address. */
export function countryOf({ country, locale }: Pick<ResourceQuery, 'country' | 'locale'>): string | undefined {
  if (country && /^[A-Za-z]{2}$/.test(country)) return country.toUpperCase() === 'UK' ? 'GB' : country.toUpperCase();
  const region = locale
    ?.split(/[-_]/)
    .slice(1)
    .find((part) => /^[A-Za-z]{2}$/.test(part))
    ?.toUpperCase();
  return region === 'UK' ? 'GB' : region;
}

/** The emergency number of a country as a resource, if it is known. */
export function emergencyFor(country: string | undefined): CrisisResource | undefined {
  const phone = country === undefined ? undefined : EMERGENCY_NUMBERS[country];
  if (!country || phone === undefined) return undefined;
  return {
    country,
    name: 'Emergency number',
    languages: [],
    phone,
    hours: '24/7',
    topics: ['emergency'],
    source: 'general knowledge, not checked; in the European Union Directive (EU) 2018/1972, article 109',
  };
}

/** Services for a person, best first: wanted topics, then the person's language, then fresh before stale, 24/7 before hours. */
export function chooseResources(query: ResourceQuery): readonly CrisisResource[] {
  const country = countryOf(query);
  const topics = query.topics ?? ['suicide'];
  const language = query.locale?.split(/[-_]/)[0]?.toLowerCase();
  const rank = (resource: CrisisResource): number => {
    const topic = topics.findIndex((wanted) => resource.topics.includes(wanted));
    return (
      topic * 8 +
      (language && !resource.languages.includes(language) ? 4 : 0) +
      (isStale(resource, query.now) ? 2 : 0) +
      (resource.hours === '24/7' ? 0 : 1)
    );
  };
  const fits = (resource: CrisisResource): boolean => topics.some((topic) => resource.topics.includes(topic));
  const own = country ? CRISIS_RESOURCES.filter((resource) => resource.country === country && fits(resource)) : [];
  const crisis =
    own.length > 0 || !country
      ? own
      : CRISIS_RESOURCES.filter((resource) => resource.country === country && resource.topics.includes('crisis'));
  const regional =
    crisis.length === 0 && country && EUROPEAN_UNION.has(country)
      ? CRISIS_RESOURCES.filter((resource) => resource.country === 'EU' && fits(resource))
      : [];
  return [...crisis, ...regional, ...(crisis.length === 0 ? [DIRECTORY] : [])]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 4);
}

/** Where no service of a country is known: a directory that knows more. */
export const DIRECTORY: CrisisResource = {
  country: 'ZZ',
  name: 'Find A Helpline',
  languages: ['en'],
  url: 'https://findahelpline.com',
  hours: 'directory',
  topics: ['directory'],
  source: 'findahelpline.com, not checked',
};
