import * as z from 'zod';
import { noBody, nothing } from './operation-parts.ts';
import type { Operation } from './operations.ts';

/** A picture of the map rarely changes; its server would rather not be asked again. A week, in seconds. */
export const TILE_MAX_AGE = 7 * 24 * 60 * 60;

export const TILE_OPERATIONS = {
  getTile: {
    summary: 'A picture of the map, fetched from the tile server that the operator has named',
    method: 'GET',
    path: '/tiles/{z}/{x}/{y}',
    function: 'tiles',
    scope: null,
    // Whatever its address says, it is answered as an address without a picture would be.
    params: nothing,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: z.string(), mediaType: 'image/png' },
    maxAge: TILE_MAX_AGE,
    problems: ['unknown-tile', 'tiles-unreachable'],
    page: true,
  },
} as const satisfies Record<string, Operation>;
