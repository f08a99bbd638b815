import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { clientTypes } from '../../cli/write-client.ts';

it('the client of the site has the types of the API as it is; if not, run `npm run client`', () => {
  // Compared as one fact: the whole difference would be thousands of lines.
  expect(readFileSync('web/src/api/schema.d.ts', 'utf8') === clientTypes()).toBe(true);
});
