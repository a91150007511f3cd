import { expect, test } from 'vitest';
import { toolNames } from './tool-names.ts';

const names = (...own: string[]) => toolNames(own.map((name) => ({ name })));

test.each([
  ['getWeather', 'get_weather'],
  ['get-weather', 'get_weather'],
  ['HTTP.fetch', 'http_fetch'],
  ['get_weather', 'get_weather'],
])('%s is what %s means', (own, called) => {
  expect(names(own, 'other')(called)).toBe(own);
});

test('a name that is known, unknown or ambiguous stays as it is', () => {
  expect(names('get_weather', 'getWeather')('get_weather')).toBe('get_weather');
  expect(names('get-weather', 'getWeather')('get_weather')).toBe('get_weather');
  expect(names('getWeather')('lookup')).toBe('lookup');
  expect(toolNames(undefined)('lookup')).toBe('lookup');
});
