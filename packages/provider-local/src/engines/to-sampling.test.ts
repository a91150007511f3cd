import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GgufHeader } from '../weights/gguf-header.ts';
import { toEvaluateOptions } from './llama-cpp/to-evaluate-options.ts';
import { defaultSampling, toSampling } from './to-sampling.ts';

const header = (entries: Readonly<Record<string, number>>): GgufHeader => ({
  version: 3,
  metadata: new Map(Object.entries(entries)),
  tensors: [],
  dataOffset: 0,
  neededBytes: 0,
});
const plain = { temperature: 1, topK: 0, topP: 1, minP: 0 };
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

it('any choice of options reaches both engines as it is, and what was left out changes nothing', () => {
  const options = fc.record(
    {
      temperature: fc.double({ min: 0, max: 2, noNaN: true }),
      topK: fc.nat(),
      topP: fc.double({ min: 0, max: 1, noNaN: true }),
      minP: fc.double({ min: 0, max: 1, noNaN: true }),
      frequencyPenalty: fc.double({ min: -2, max: 2, noNaN: true }),
      presencePenalty: fc.double({ min: -2, max: 2, noNaN: true }),
      repetitionPenalty: fc.double({ min: 0.1, max: 10, noNaN: true }),
      seed: fc.integer(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(options, fc.array(fc.nat(), { maxLength: 100 }), (asked, output) => {
      const sampling = toSampling({ ...request, ...asked }, defaultSampling(header({})), () => 7);
      const { temperature = 1, topK = 0, topP = 1, minP = 0, seed = 7 } = asked;
      const { frequencyPenalty = 0, presencePenalty = 0, repetitionPenalty: penalty = 1 } = asked;
      const isPunished = frequencyPenalty !== 0 || presencePenalty !== 0 || penalty !== 1;
      const plainly = { temperature, topK, topP, minP, seed: seed >>> 0 };
      const penalties = { penalty, frequencyPenalty, presencePenalty };
      // Our own sampler, which serves the ONNX engine, takes this.
      expect(sampling).toEqual(isPunished ? { ...plainly, penalties } : plainly);
      // And llama.cpp is given every field, for it has other defaults.
      const { repeatPenalty, ...given } = toEvaluateOptions(sampling, output as never[]);
      expect(given).toEqual(plainly);
      if (!isPunished) expect(repeatPenalty).toBeUndefined();
      else {
        expect(repeatPenalty).toMatchObject({ ...penalties, maxPunishTokens: 64 });
        expect((repeatPenalty as { punishTokens(): unknown }).punishTokens()).toEqual(output.slice(-64));
      }
    }),
  );
});
