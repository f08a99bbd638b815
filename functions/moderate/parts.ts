import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { AuditLog } from '../stores/audit-log.ts';

/** What the desk's routes work with. */
export interface ModerateParts {
  readonly campaigns: DeployedCampaigns;
  readonly audit: AuditLog;
}
