import { CRISIS_RESOURCES, EMERGENCY_NUMBERS, isStale } from '@modelhaven/safety';
import { z } from 'zod';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const query = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Expected two capital letters such as DE')
    .optional()
    .describe('ISO 3166-1 alpha-2; absent: only which countries are known.'),
});

const answer = z
  .strictObject({
    countries: z.array(z.string()).describe('For which services are known.'),
    emergency_number: z.string().optional(),
    services: z.array(
      z.looseObject({
        name: z.string(),
        languages: z.array(z.string()),
        hours: z.string(),
        topics: z.array(z.string()),
        source: z.string(),
        stale: z.boolean().describe('Not checked for long, or never: check it before you rely on it.'),
      }),
    ),
  })
  .meta({ id: 'CrisisResources' });

/** `GET /api/v1/safety/resources`: where people of a country find help, as the safety engine would name it. */
export function addSafetyResourcesRoute(app: App, { now }: RouteContext): void {
  app.get(
    '/api/v1/safety/resources',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'listCrisisResources',
          tag: 'Safety',
          summary: 'List the services that people are told of',
          description: 'With the source of each and the day it was last checked, where it was.',
          responses: { 200: { description: 'The services.', schema: answer } },
        },
      },
    },
    ({ query: { country } }) => {
      const countries = [...new Set(CRISIS_RESOURCES.map((resource) => resource.country))].sort();
      const services = CRISIS_RESOURCES.filter((resource) => resource.country === country);
      return toSnakeCase({
        countries,
        emergencyNumber: country === undefined ? undefined : EMERGENCY_NUMBERS[country],
        services: services.map((resource) => ({ ...resource, stale: isStale(resource, now()) })),
      });
    },
  );
}
