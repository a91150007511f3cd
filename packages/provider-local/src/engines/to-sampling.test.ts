import { expect, it } from 'vitest';
import type { GgufHeader } from '../weights/gguf-header.ts';
import { defaultSampling, toSampling } from './to-sampling.ts';

const header = (entries: Readonly<Record<string, number>>): GgufHeader => ({
  version: 3,
  metadata: new Map(Object.entries(entries)),
  tensors: [],
  dataOffset: 0,
  neededBytes: 0,
});
const plain = { temperature: 0.8, topK: 40, topP: 0.95, minP: 0.05 };
const request = { model: 'm', messages: [] };

it('samples like a server where nothing is asked, without penalties', () => {
  expect(defaultSampling(header({}))).toEqual(plain);
  expect(toSampling(request, plain, () => 7)).toEqual({ ...plain, seed: 7 });
});

it('takes what the makers of a model recommend, unless it is nonsense', () => {
  const recommended = defaultSampling(header({ 'general.sampling.temp': 0.3, 'general.sampling.top_k': 20 }));
  expect(recommended).toEqual({ ...plain, temperature: 0.3, topK: 20 });
  expect(defaultSampling(header({ 'general.sampling.temp': 99, 'general.sampling.top_p': Number.NaN }))).toEqual(plain);
});

it('takes what is asked, zero included', () => {
  expect(
    toSampling(
      { ...request, temperature: 0, topK: 1, topP: 1, minP: 0, seed: -1, frequencyPenalty: 0.5 },
      plain,
      () => 7,
    ),
  ).toEqual({
    temperature: 0,
    topK: 1,
    topP: 1,
    minP: 0,
    seed: 4_294_967_295,
    penalties: { penalty: 1, frequencyPenalty: 0.5, presencePenalty: 0 },
  });
});
