import * as desk from './desk-schemas.ts';
import { C, noBody, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath } from './schemas.ts';

const staff = { function: 'moderate', scope: 'moderate', maxAge: 0 } as const;
const STAFF = ['not-a-moderator', 'unknown-campaign', 'busy'] as const;

/** What the city's moderators do: the scope alone does not let anybody in, their group does. */
export const DESK_OPERATIONS = {
  getAudit: {
    ...staff,
    summary: 'Every act of the staff, newest first; page by page, the whole log',
    method: 'GET',
    path: `${C}/audit`,
    params: campaignPath,
    query: desk.auditQuery,
    body: noBody,
    success: { status: 200, schema: desk.auditPage },
    problems: [...PARAMETERS, ...STAFF, 'invalid-cursor'],
  },
} as const satisfies Record<string, Operation>;
