import { integrityReport } from '../functions/core/integrity.ts';
import { DomainCounts, domainFindings } from '../functions/core/mail-domains.ts';
import { readActivity } from '../functions/stores/activity.ts';
import { Tallies } from '../functions/stores/tallies.ts';
import { addressesIn } from './integrity/list-users.ts';
import { domainLines, votingLines } from './integrity/report.ts';
import { campaignIn } from './operator/campaign.ts';
import { type Connection, connect } from './operator/connection.ts';
import { OperatorError } from './operator/operator-error.ts';
import { talliesTable } from './operator/tables.ts';
import { COMMON, COMMON_HELP, readWords, runCommand, targetOf } from './operator/words.ts';

const HELP = `npm run integrity -- --campaign ID [options]
npm run integrity -- --user-pool ID [options]

Tells what stands out in how people vote (votes by hour and bursts, how many citizens hold how many choices, how old
accounts were when they voted first), and where the accounts of a Cognito user pool have their mail. Each finding is a
reason to look, not a verdict. No address, no name and no ballot is shown or kept.

  --campaign ID     the campaign
  --table NAME      its Tallies table (default: the one of the stack reinventons-data)
  --user-pool ID    the user pool, on AWS; its accounts are read page by page
${COMMON_HELP}`;

const OPTIONS = { ...COMMON, table: { type: 'string' }, 'user-pool': { type: 'string' } } as const;
/** Milliseconds. */
const PATIENCE = 200;

async function tellDomains({ database }: Connection, userPool: string, tell: (line: string) => void): Promise<void> {
  const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: its, AWS_ENDPOINT_URL: every } = process.env;
  const access = {
    endpoint: its ?? every ?? null,
    region: await database.config.region(),
    credentials: await database.config.credentials(),
    patience: PATIENCE,
  };
  const counts = new DomainCounts();
  for await (const address of addressesIn(access, userPool)) counts.add(address);
  const domains = counts.concentration();
  for (const line of domainLines(userPool, domains, domainFindings(domains))) tell(line);
}

/** Gives the exit code. Throws an OperatorError. */
export async function integrity(words: string[], tell: (line: string) => void): Promise<number> {
  const values = readWords(words, OPTIONS, HELP);
  if (values.help) {
    tell(HELP);
    return 0;
  }
  const userPool = values['user-pool'];
  if (values.campaign === undefined && userPool === undefined) {
    throw new OperatorError(`Give --campaign, --user-pool or both\n\n${HELP}`);
  }
  if (userPool !== undefined && values.local) {
    throw new OperatorError('A platform on this machine has no user pool: leave --local or --user-pool away');
  }
  const connection = connect(targetOf(values));
  if (values.campaign !== undefined) {
    const campaign = campaignIn(values.campaigns, values.campaign);
    const table = values.table ?? (await talliesTable(connection.database));
    const activity = await readActivity(new Tallies(connection.database, table), campaign, await connection.now());
    const report = integrityReport(activity, campaign.voting.maxChoices, 'all');
    for (const line of votingLines(campaign.id, report)) tell(line);
  }
  if (userPool !== undefined) await tellDomains(connection, userPool, tell);
  return 0;
}

if (import.meta.main) await runCommand((words) => integrity(words, (line) => console.log(line)));
