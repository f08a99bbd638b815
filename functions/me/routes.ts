import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { VoterKeys } from '../stores/voter-keys.ts';
import { type EraseParts, erase } from './erase.ts';
import { type ExportParts, exportOf, readCursor } from './export.ts';
import { overviewOf } from './overview.ts';
import { personOf } from './person.ts';

export interface MeParts extends ExportParts, EraseParts {
  readonly campaigns: DeployedCampaigns;
  readonly voterKeys: VoterKeys;
  readonly states: CampaignStates;
}

export function meRoutes({ campaigns, voterKeys, states, ...parts }: MeParts): Route[] {
  const all = campaigns.all();
  const knowing = { keys: voterKeys, states };
  return [
    callerRoute(OPERATIONS.getMe, async ({ caller, receivedAt }) => {
      const person = await personOf(caller, all, receivedAt, knowing);
      const { issuer, subject } = caller;
      const overview = await overviewOf(parts, person);
      return { body: { issuer, subject, campaigns: overview, unlinked: [...person.unlinked] } };
    }),

    callerRoute(OPERATIONS.exportMe, async ({ query, caller, receivedAt }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      const person = await personOf(caller, all, receivedAt, knowing);
      return { body: await exportOf(parts, person, all, receivedAt, after) };
    }),

    callerRoute(OPERATIONS.eraseMe, async ({ caller, receivedAt }) => {
      const person = await personOf(caller, all, receivedAt, knowing);
      return { body: await erase(parts, person, all, receivedAt) };
    }),
  ];
}
