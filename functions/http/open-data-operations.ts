import * as z from 'zod';
import { C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath, count, instant } from './schema-parts.ts';

const address = z.string().meta({ example: '/open-data/reinventons-liege-2017/1/votes.csv' });
const version = z.int().min(1);

const file = z.strictObject({
  name: z.string().meta({ description: "Below the version's address" }),
  address,
  mediaType: z.string(),
  bytes: count,
  rows: count.meta({ description: 'Records of a table, elements of a list; 1 for a document' }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const openData = z
  .strictObject({
    campaign: z.string(),
    licence: z.string().meta({ description: 'Address of the licence' }),
    publisher: z.string(),
    versions: z
      .array(
        z.strictObject({
          version,
          result: version.meta({ description: 'The version of the result that it holds' }),
          madeAt: instant.meta({ description: 'As of when it was made' }),
          address: address.meta({ description: 'Its files lie below; none of them ever changes' }),
          manifest: address,
        }),
      )
      .meta({ description: 'The latest first; none until the result is public and they are written' }),
    files: z.array(file).meta({ description: 'Of the latest version; its tiles are named in tile/MANIFEST' }),
  })
  .meta({ id: 'OpenData' });

export const OPEN_DATA_OPERATIONS = {
  getOpenData: {
    summary: 'Which open data there are: versions, files, sizes and hashes',
    method: 'GET',
    path: `${C}/open-data`,
    function: 'browse',
    scope: null,
    params: campaignPath,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: openData },
    maxAge: 60,
    problems: [...PARAMETERS, 'unknown-campaign'],
  },
} as const satisfies Record<string, Operation>;
