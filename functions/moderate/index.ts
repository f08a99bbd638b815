import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { serve } from '../http/serve.ts';
import { AuditLog } from '../stores/audit-log.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { auditRoutes } from './audit.ts';

const client = documentClient();
const parts = {
  campaigns: DeployedCampaigns.beside(import.meta.url),
  audit: new AuditLog(client, nameFrom('AUDIT_TABLE')),
};

export const handler = serve('moderate', [...auditRoutes(parts)]);
