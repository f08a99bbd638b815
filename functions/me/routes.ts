import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { VoterKeys } from '../stores/voter-keys.ts';
import { type EraseParts, erase } from './erase.ts';
import { type ExportParts, exportOf, readCursor } from './export.ts';
import { overviewOf } from './overview.ts';
import { personOf } from './person.ts';

export interface MeParts extends ExportParts, EraseParts {
  readonly campaigns: DeployedCampaigns;
  readonly voterKeys: VoterKeys;
}

export function meRoutes({ campaigns, voterKeys, ...parts }: MeParts): Route[] {
  const all = campaigns.all();
  return [
    callerRoute(OPERATIONS.getMe, async ({ caller, receivedAt }) => {
      const person = await personOf(caller, all, receivedAt, voterKeys);
      const { issuer, subject } = caller;
      const overview = await overviewOf(parts, person);
      return { body: { issuer, subject, campaigns: overview, unlinked: [...person.unlinked] } };
    }),

    callerRoute(OPERATIONS.exportMe, async ({ query, caller, receivedAt }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      const person = await personOf(caller, all, receivedAt, voterKeys);
      return { body: await exportOf(parts, person, all, receivedAt, after) };
    }),

    callerRoute(OPERATIONS.eraseMe, async ({ caller, receivedAt }) => {
      const person = await personOf(caller, all, receivedAt, voterKeys);
      return { body: await erase(parts, person, all, receivedAt) };
    }),
  ];
}
