import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { campaignFileSchema } from '../functions/http/campaign-file.ts';

/** The JSON Schema by which editors complete and check campaign files, as text. */
export function campaignJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(campaignFileSchema, { target: 'draft-2020-12', io: 'input' }), null, 2)}\n`;
}

if (import.meta.main) {
  const file = new URL('../campaigns/campaign.schema.json', import.meta.url);
  writeFileSync(file, campaignJsonSchema());
  console.log(`Wrote ${file.pathname}`);
}
