import type { Campaign, Instant } from '../core/campaign.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { AuditLog } from '../stores/audit-log.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import type { CostMarks } from '../stores/cost-marks.ts';
import type { Desk } from '../stores/desk.ts';
import type { Moderation } from '../stores/moderation.ts';
import type { Results } from '../stores/results.ts';

/** What the desk's routes work with. */
export interface ModerateParts {
  readonly campaigns: DeployedCampaigns;
  readonly audit: AuditLog;
  readonly moderation: Moderation;
  /** What twins are looked for in. */
  readonly catalogueOf: (campaign: Campaign) => Catalogue;
  /** What proposals cost. */
  readonly costsOf: (campaign: Campaign) => CostMarks;
  readonly desk: Desk;
  readonly papers: BallotPapers;
  readonly results: Pick<Results, 'latest'>;
  /** Asks for one more recount, as of this instant. */
  readonly startRecount: (campaign: string, at: Instant) => Promise<void>;
  /** Asks for open data, which are written once: asked for again, what is missing is done. */
  readonly startArchive: (campaign: string, at: Instant) => Promise<void>;
}
