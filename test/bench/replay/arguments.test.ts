import { describe, expect, it } from '@jest/globals';
import { LIEGE_SEED, readArguments, USUAL_CONCURRENCY, UsageError } from '../../../bench/replay/arguments.ts';

describe('the command line of a replay', () => {
  it('takes a file or liege, with defaults for the rest', () => {
    expect(readArguments(['town.pb'])).toEqual({
      source: 'town.pb',
      scale: 1,
      seed: LIEGE_SEED,
      concurrency: USUAL_CONCURRENCY,
      dataDir: null,
      keep: false,
    });
    expect(
      readArguments(['liege', '--scale', '0.02', '--seed', '0', '--concurrency', '4', '--data', 'd', '--keep']),
    ).toEqual({ source: 'liege', scale: 0.02, seed: 0, concurrency: 4, dataDir: 'd', keep: true });
    expect(readArguments(['--help'])).toBe('help');
  });

  it.each<[string[], string]>([
    [[], 'give one FILE.pb, or liege'],
    [['a.pb', 'b.pb'], 'got 2 arguments'],
    [['a.pb', '--fast'], "Unknown option '--fast'"],
    [['a.pb', '--scale', '2'], '--scale and --seed go with liege only'],
    [['liege', '--scale', 'big'], '--scale takes a positive number such as 0.02, not "big"'],
    [['liege', '--scale', '0'], 'not "0"'],
    [['liege', '--seed', '1.5'], '--seed takes a whole number from 0, not "1.5"'],
    [['liege', '--concurrency', '0'], '--concurrency takes a whole number from 1, not "0"'],
  ])('refuses %j and says what to write', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(message);
  });
});
