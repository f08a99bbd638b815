import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PHASES, type Phase } from '../../functions/core/campaign.ts';
import { nearest } from '../../functions/core/nearest.ts';
import { checkTiles, type Tiles, TilesError } from '../../infra/tiles.ts';

export const HELP = `npm start -- [options]

Runs the platform on this machine: the very template and bundles that \`npm run deploy\` would ship.

  --port N          where to listen (default 3000; 0: any free port)
  --campaigns DIR   folder of campaign files (default campaigns/)
  --sample DIR      what the first campaign is lived through with on a first start (default cli/sample, for Liège's)
  --phase NAME      come up in ${PHASES.join(' | ')} of the first campaign (default: voting on a first start)
  --clock ISO       come up at this instant, such as 2017-06-05T10:00:00Z
  --speed N         how many times faster than real time the clock runs (default 1)
  --tiles URL       server of the map's pictures, with {z}, {x} and {y}; asked by the platform alone (default: none)
  --tiles-attribution TEXT   whom the map owes its data; goes with --tiles
  --data DIR        where data is kept between starts (default .local/data)
  --fresh           delete the data first and begin anew
  --help            this text

Time only moves forward: to go back, begin anew with --fresh.`;

/** Thrown for words on the command line that mean nothing here; the message says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface StartArguments {
  readonly port: number;
  readonly campaigns: string;
  readonly dataDir: string;
  /** Folder of a sample; null: the usual one. */
  readonly sample: string | null;
  readonly fresh: boolean;
  /** Null where nothing was said: go on from what the data remembers. */
  readonly when: { readonly phase: Phase } | { readonly instant: Date } | null;
  readonly speed: number | null;
  readonly tiles: Tiles | null;
}

function readNumber(name: string, text: string, fits: (value: number) => boolean, expected: string): number {
  const value = Number(text);
  if (text.trim() === '' || !fits(value)) throw new UsageError(`--${name} takes ${expected}, not "${text}"`);
  return value;
}

function readWhen(phase: string | undefined, clock: string | undefined): StartArguments['when'] {
  if (phase !== undefined && clock !== undefined) throw new UsageError('give --phase or --clock, not both');
  if (clock !== undefined) {
    const instant = new Date(clock);
    if (Number.isNaN(instant.getTime())) {
      throw new UsageError(`--clock takes an instant such as 2017-06-05T10:00:00Z, not "${clock}"`);
    }
    return { instant };
  }
  if (phase === undefined) return null;
  const known = PHASES.find((name) => name === phase);
  if (known) return { phase: known };
  const meant = nearest(phase, PHASES);
  throw new UsageError(`--phase takes ${PHASES.join(', ')}, not "${phase}"${meant ? `; did you mean ${meant}?` : ''}`);
}

function readTiles(url: string | undefined, attribution: string | undefined): Tiles | null {
  if (url === undefined && attribution === undefined) return null;
  if (url === undefined || attribution === undefined) throw new UsageError('give --tiles and --tiles-attribution');
  const tiles = { url, attribution };
  try {
    checkTiles(tiles);
  } catch (error) {
    if (error instanceof TilesError) throw new UsageError(error.message);
    throw error;
  }
  return tiles;
}

/** Throws a UsageError. */
export function readArguments(words: string[]): StartArguments | 'help' {
  const values = (() => {
    try {
      return parseArgs({
        args: words,
        options: {
          port: { type: 'string', default: '3000' },
          campaigns: { type: 'string', default: 'campaigns/' },
          sample: { type: 'string' },
          phase: { type: 'string' },
          clock: { type: 'string' },
          speed: { type: 'string' },
          tiles: { type: 'string' },
          'tiles-attribution': { type: 'string' },
          data: { type: 'string', default: '.local/data' },
          fresh: { type: 'boolean', default: false },
          help: { type: 'boolean', default: false },
        },
      }).values;
    } catch (error) {
      throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    }
  })();
  if (values.help) return 'help';
  const speed = (text: string) => readNumber('speed', text, (value) => value > 0 && value <= 1e6, 'a number above 0');
  return {
    port: readNumber('port', values.port, (value) => Number.isInteger(value) && value >= 0 && value < 65_536, 'a port'),
    campaigns: resolve(values.campaigns),
    dataDir: resolve(values.data),
    sample: values.sample === undefined ? null : resolve(values.sample),
    fresh: values.fresh,
    when: readWhen(values.phase, values.clock),
    speed: values.speed === undefined ? null : speed(values.speed),
    tiles: readTiles(values.tiles, values['tiles-attribution']),
  };
}
