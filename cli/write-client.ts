import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../functions/http/openapi.ts';
import { typesOf } from './write-client/types.ts';

/** The types of the API, of which the site's client is made, as text. */
export function clientTypes(): string {
  return typesOf(openApiDocument());
}

if (import.meta.main) {
  const file = new URL('../web/src/api/schema.d.ts', import.meta.url);
  writeFileSync(file, clientTypes());
  console.log(`Wrote ${file.pathname}`);
}
