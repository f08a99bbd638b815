import { expect, it } from '@jest/globals';
import { readArguments, UsageError } from '../../cli/start/arguments.ts';

const URL = 'https://tiles.example.org/{z}/{x}/{y}.png';

it('takes a tile server with whom the map owes its data, and none by default', () => {
  expect(readArguments(['--tiles', URL, '--tiles-attribution', 'The city'])).toMatchObject({
    tiles: { url: URL, attribution: 'The city' },
  });
  expect(readArguments([])).toMatchObject({ tiles: null });
});

it.each([
  [['--tiles', URL], 'give --tiles and --tiles-attribution'],
  [['--tiles-attribution', 'The city'], 'give --tiles and --tiles-attribution'],
  [['--tiles', 'http://tiles.example.org/{z}/{x}/{y}.png', '--tiles-attribution', 'The city'], 'begin with https'],
  [['--tiles', 'https://tiles.example.org/', '--tiles-attribution', 'The city'], 'hold {z} once'],
])('refuses %j and says what is missing', (words, remedy) => {
  expect(() => readArguments(words)).toThrow(UsageError);
  expect(() => readArguments(words)).toThrow(remedy);
});
