import type { AuditEntry } from '../core/audit.ts';
import { CSV, type ExportForm, JSON_LINES } from '../http/audit-export.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { ModerateParts } from './parts.ts';

export function auditView({ at, ...entry }: AuditEntry) {
  return { ...entry, at: new Date(at).toISOString() };
}

/**
 * The most characters of one part, apart from its last line: in four-byte letters and escaped once more for Lambda's
 * answer, it stays below the 6 MB that an answer may have.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const LARGEST_PART = 600_000;

/** One part of the log, with the sequence behind which the next one begins; null at the end. */
export async function exportPart(
  entries: AsyncIterable<AuditEntry>,
  { head, line }: ExportForm,
  after: number,
  limit: number,
): Promise<{ text: string; next: number | null }> {
  let text = after === 0 ? head : '';
  let [last, count] = [after, 0];
  for await (const entry of entries) {
    // There is one more: it begins the next part.
    if (count >= limit || text.length >= LARGEST_PART) return { text, next: last };
    text += line(auditView(entry));
    last = entry.sequence;
    count++;
  }
  return { text, next: null };
}

/** Throws `invalid-cursor`. */
function readCursor(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged');
}

export function auditRoutes({ campaigns, audit }: ModerateParts): Route[] {
  async function exported(campaign: string, form: ExportForm, { after, limit }: { after: number; limit: number }) {
    const { text, next } = await exportPart(audit.from(campaign, after), form, after, limit);
    const file = `audit.${form.extension}`;
    const more = `</api/campaigns/${campaign}/${file}?after=${next}&limit=${limit}>; rel="next"`;
    return {
      body: text,
      headers: {
        'content-disposition': `attachment; filename="${campaign}-${file}"`,
        ...(next !== null && { link: more }),
      },
    };
  }

  return [
    staffRoute(OPERATIONS.getAudit, async ({ params, query }) => {
      const campaign = campaigns.get(params.campaign);
      const before = query.cursor === undefined ? null : readCursor(query.cursor);
      const { entries, next } = await audit.page(campaign.id, before, query.limit);
      return { body: { items: entries.map(auditView), next: next === null ? null : `${next}` } };
    }),

    staffRoute(OPERATIONS.exportAuditCsv, async ({ params, query }) =>
      exported(campaigns.get(params.campaign).id, CSV, query),
    ),

    staffRoute(OPERATIONS.exportAuditLines, async ({ params, query }) =>
      exported(campaigns.get(params.campaign).id, JSON_LINES, query),
    ),
  ];
}
