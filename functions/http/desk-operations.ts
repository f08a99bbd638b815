import * as desk from './desk-schemas.ts';
import { integrity } from './integrity-schemas.ts';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath, proposalPath } from './schema-parts.ts';
import { deskResultQuery, result } from './schemas.ts';

const staff = { function: 'moderate', scope: 'moderate', maxAge: 0 } as const;
const reads = { ...staff, method: 'GET', body: noBody } as const;
const acts = { ...staff, method: 'POST', query: nothing } as const;
const STAFF = ['not-a-moderator', 'unknown-campaign', 'busy'] as const;
const DECIDES = ['unknown-proposal', 'revision-conflict', 'decision-not-possible'] as const;

/** What the city's moderators do: the scope alone does not let anybody in, their group does. */
export const DESK_OPERATIONS = {
  getQueue: {
    ...reads,
    summary: 'Proposals that wait for a moderator: new, reported, or edited; what has waited longest comes first',
    path: `${C}/desk/queue`,
    params: campaignPath,
    query: desk.queueQuery,
    success: { status: 200, schema: desk.queuePage },
    problems: [...PARAMETERS, ...STAFF, 'invalid-cursor'],
  },
  getDeskProposal: {
    ...reads,
    summary: 'A proposal with all its words, its reports and the latest decision, whatever its status',
    path: `${C}/desk/proposals/{number}`,
    params: proposalPath,
    query: nothing,
    success: { status: 200, schema: desk.deskProposal },
    problems: [...PARAMETERS, ...STAFF, 'unknown-proposal'],
  },
  decideProposal: {
    ...acts,
    summary:
      'Publish, reject or restore a proposal, as it was seen. While voting is open, rejecting annuls its votes until it is restored; once voting has closed, the paper stands',
    path: `${C}/proposals/{number}/decision`,
    params: proposalPath,
    body: desk.decision,
    success: { status: 200, schema: desk.deskProposal },
    problems: [...BODY, ...STAFF, ...DECIDES, 'leads-others'],
  },
  annulVotes: {
    ...acts,
    summary:
      'Annul all votes on a number, from the opening of voting on: its proposal is rejected, and the result tells the reason and the instant. Once voting has closed it takes effect with another recount, and for good',
    path: `${C}/annulments`,
    params: campaignPath,
    body: desk.annulment,
    success: { status: 200, schema: desk.deskProposal },
    problems: [...BODY, ...STAFF, ...DECIDES, 'leads-others', 'phase-not-open'],
  },
  pause: {
    ...acts,
    summary: 'Pause submissions (at once) or voting (within seconds), with a reason in public; the clock goes on',
    path: `${C}/pause`,
    params: campaignPath,
    body: desk.pause,
    success: { status: 200, schema: desk.recorded },
    problems: [...BODY, ...STAFF, 'paused-before'],
  },
  resume: {
    ...acts,
    summary: 'End the pause that began at `since`',
    path: `${C}/resume`,
    params: campaignPath,
    body: desk.resumption,
    success: { status: 200, schema: desk.recorded },
    problems: [...BODY, ...STAFF, 'not-paused'],
  },
  getDeskResult: {
    ...reads,
    summary: 'The latest result, also while it waits for its publication: what will become public',
    path: `${C}/desk/result`,
    params: campaignPath,
    query: deskResultQuery,
    success: { status: 200, schema: result },
    problems: [...PARAMETERS, ...STAFF, 'no-result-yet'],
  },
  publishResult: {
    ...acts,
    summary: 'Make the result public, as it was seen, where a campaign waits for that',
    path: `${C}/publication`,
    params: campaignPath,
    body: desk.aboutResult,
    success: { status: 200, schema: desk.recorded },
    problems: [...BODY, ...STAFF, 'no-result-yet', 'revision-conflict', 'published-before'],
  },
  askRecount: {
    ...acts,
    summary:
      'Have all ballots counted once more, once after each result: another version comes beside the one that was seen',
    path: `${C}/recount`,
    params: campaignPath,
    body: desk.aboutResult,
    success: { status: 200, schema: desk.recorded },
    problems: [...BODY, ...STAFF, 'no-result-yet', 'revision-conflict'],
  },
  getDeskIntegrity: {
    ...reads,
    summary: 'What stands out in how people vote, as it is now and with small numbers: a reason to look, not a verdict',
    path: `${C}/desk/integrity`,
    params: campaignPath,
    query: nothing,
    success: { status: 200, schema: integrity },
    problems: [...PARAMETERS, ...STAFF],
  },
  getAudit: {
    ...reads,
    summary: 'Every act of the staff, newest first; page by page, the whole log',
    path: `${C}/audit`,
    params: campaignPath,
    query: desk.auditQuery,
    success: { status: 200, schema: desk.auditPage },
    problems: [...PARAMETERS, ...STAFF, 'invalid-cursor'],
  },
  exportAuditCsv: {
    ...reads,
    summary: 'The log as a CSV file (RFC 4180, UTF-8), part by part: the header `Link` leads to the next one',
    path: `${C}/audit.csv`,
    params: campaignPath,
    query: desk.auditExportQuery,
    success: { status: 200, schema: desk.auditExport, mediaType: 'text/csv; charset=utf-8' },
    problems: [...PARAMETERS, ...STAFF],
  },
  exportAuditLines: {
    ...reads,
    summary: 'The log as JSON lines, part by part: the header `Link` leads to the next one',
    path: `${C}/audit.jsonl`,
    params: campaignPath,
    query: desk.auditExportQuery,
    success: { status: 200, schema: desk.auditExport, mediaType: 'application/jsonl; charset=utf-8' },
    problems: [...PARAMETERS, ...STAFF],
  },
} as const satisfies Record<string, Operation>;
