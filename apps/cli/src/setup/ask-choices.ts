import type { Prompts } from './prompts.ts';
import { type Choices, providerIdOf, type Surroundings } from './propose.ts';

/** The proposal, as whoever sits there wants it. */
export async function askChoices(
  prompts: Prompts,
  { servers, services }: Surroundings,
  proposed: Choices,
): Promise<Choices> {
  const options = [
    ...services.map(({ id, name, variable }) => ({ value: id, label: name, hint: `key in ${variable}` })),
    ...servers.map((server) => ({ value: providerIdOf(server), label: server.name, hint: server.baseUrl })),
  ];
  const chosen =
    options.length === 0
      ? []
      : await prompts.choose(
          'Which of these shall be used, beside the models on this machine?',
          options,
          options.map(({ value }) => value),
        );
  const isChosen = (id: string) => chosen.includes(id);
  const isOpenRouter = isChosen('openrouter');
  const preferFree = isOpenRouter
    ? await prompts.confirm('Prefer models that cost nothing?', proposed.preferFree)
    : true;
  const limit = isOpenRouter
    ? await prompts.text('Most that one request to OpenRouter may cost, in USD', {
        byDefault: String(proposed.costLimitPerRequest),
        check: (text) => (Number(text) >= 0 ? undefined : 'A number, 0 or more: 0.01'),
      })
    : '';
  const country = await prompts.text('Country of your users, for crisis services (two letters; empty: none)', {
    byDefault: '',
    check: (text) => (/^[a-z]{2}$/i.test(text.trim()) ? undefined : 'Two letters, such as DE, US or GB.'),
  });
  const port = await prompts.text('Port of the server', {
    byDefault: String(proposed.port),
    check: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? undefined : 'A whole number from 0 to 65535.'),
  });
  const { defaultProvider: _, ...rest } = proposed;
  const [first] = chosen;
  return {
    ...rest,
    ...(first === undefined ? {} : { defaultProvider: first }),
    services: services.filter(({ id }) => isChosen(id)),
    servers: servers.filter((server) => isChosen(providerIdOf(server))),
    refused: [...services.map(({ id }) => id), ...servers.map(providerIdOf)].filter((id) => !isChosen(id)),
    preferFree,
    costLimitPerRequest: limit === '' ? proposed.costLimitPerRequest : Number(limit),
    ...(country.trim() === '' ? {} : { country: toCountry(country.trim()) }),
    port: Number(port),
  };
}

const toCountry = (text: string): string => (text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase());
