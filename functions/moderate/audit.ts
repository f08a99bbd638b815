import type { AuditEntry } from '../core/audit.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { ModerateParts } from './parts.ts';

export function auditView({ at, ...entry }: AuditEntry) {
  return { ...entry, at: new Date(at).toISOString() };
}

/** Throws `invalid-cursor`. */
function readCursor(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged');
}

export function auditRoutes({ campaigns, audit }: ModerateParts): Route[] {
  return [
    staffRoute(OPERATIONS.getAudit, async ({ params, query }) => {
      const campaign = campaigns.get(params.campaign);
      const before = query.cursor === undefined ? null : readCursor(query.cursor);
      const { entries, next } = await audit.page(campaign.id, before, query.limit);
      return { body: { items: entries.map(auditView), next: next === null ? null : `${next}` } };
    }),
  ];
}
