import * as z from 'zod';
import { STAFF_ACTS } from '../core/audit.ts';
import { LARGEST_PAGE, USUAL_PAGE } from '../core/limits.ts';
import { instant } from './schemas.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const revision = z.int().min(0).nullable();

export const auditEntry = z
  .strictObject({
    campaign: z.string(),
    sequence: z.int().min(1).meta({ description: '1, 2, 3 … without gaps' }),
    at: instant,
    by: z.string().meta({ description: 'Who of the staff, by a pseudonym' }),
    act: z.enum(STAFF_ACTS),
    subject: z.string().meta({ description: 'What it was done to', example: 'proposal/12' }),
    reason: z.string().nullable().meta({ description: "One of the act's list" }),
    text: z.string().nullable().meta({ description: 'The reason in words' }),
    before: revision.meta({ description: 'The revision that it was decided on' }),
    after: revision.meta({ description: 'The revision since' }),
    previous: sha256.nullable().meta({ description: '`hash` of the entry before' }),
    hash: sha256.meta({
      description: 'Over the canonical JSON (RFC 8785) of all the rest, with `at` in milliseconds since 1970',
    }),
  })
  .meta({ id: 'AuditEntry' });

export const auditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

export const auditPage = z
  .strictObject({ items: z.array(auditEntry), next: z.string().nullable() })
  .meta({ id: 'AuditPage', description: 'Newest first; to the end, it is the whole log' });
