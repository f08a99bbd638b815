import * as z from 'zod';
import { fromUtf8 } from '../functions/core/bytes.ts';
import { CHOICES } from '../functions/core/campaign.ts';
import { selectionSchema } from '../functions/http/selection-schema.ts';
import { type Archive, readAll } from './archive.ts';
import type { Findings } from './findings.ts';

// What is read of the archive's JSON files. Members beside these are no business of the verifier.

const count = z.int().min(0);
const number = z.int().min(1);

const tie = z.object({ numbers: z.array(number), places: count.nullable() });

/** What a rule selected, as it was published. */
const outcome = z.object({ selected: z.array(number), ties: z.array(tie), decided: z.boolean(), spent: count });

export const totalsSchema = z.object({
  campaign: z.string(),
  version: z.int().min(1),
  rulesHash: z.string(),
  proposals: z.array(
    /** `rank` is null where the votes are annulled. Archives made before costs were known lack what is optional. */
    z.object({
      number,
      for: count,
      against: count,
      annulled: count,
      rank: z.int().min(1).nullable(),
      theme: z.string().nullable().optional(),
      district: z.string().nullable().optional(),
      cost: count.nullable().optional(),
    }),
  ),
  turnout: count,
  votes: count,
  annulled: count,
  selection: z.object({ outcome, whatIf: z.array(z.object({ outcome })) }).nullable(),
});
export type Totals = z.infer<typeof totalsSchema>;

export const histogramSchema = z.array(z.object({ choices: count, citizens: count }));

/** What the rules of selection ask of a proposal. */
export const proposalsSchema = z.array(
  z.object({
    number,
    theme: z.string().nullable(),
    district: z.string().nullish(),
    cost: count.nullish(),
  }),
);

/** The campaign's file; its hash is over all of it, so nothing is left out. */
export const rulesSchema = z.looseObject({
  id: z.string(),
  voting: z.looseObject({ choices: z.array(z.enum(CHOICES)) }),
  selection: selectionSchema,
});

export const keysSchema = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })),
});

/** The file's content; null where it is missing or is not what it should be, which is then among the findings. */
export async function readJson<Schema extends z.ZodType>(
  archive: Archive,
  file: string,
  schema: Schema,
  findings: Findings,
): Promise<z.infer<Schema> | null> {
  const bytes = await readAll(archive, file);
  if (bytes === null) {
    findings.wrong('file-missing', { file });
    return null;
  }
  const read = schema.safeParse(parse(fromUtf8(bytes)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  findings.wrong('json-form', { file }, { path: `/${issue?.path.join('/') ?? ''}`, reason: issue?.message ?? '' });
  return null;
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // The schema says of what is not there that it is not there.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
