import { appealEnds, mayUnlink, UNLINK } from '../functions/core/retention.ts';
import { VOTER_SECRET_PREFIX } from '../functions/core/voter-secret.ts';
import { CampaignStates } from '../functions/stores/campaign-states.ts';
import { VoterSecrets } from '../functions/stores/voter-secrets.ts';
import { campaignIn } from './operator/campaign.ts';
import { connect } from './operator/connection.ts';
import { OperatorError } from './operator/operator-error.ts';
import { campaignsTable } from './operator/tables.ts';
import { COMMON, COMMON_HELP, readWords, runCommand, targetOf } from './operator/words.ts';

const HELP = `npm run destroy-secret -- --campaign ID --yes [options]

Destroys for good the secret that links a campaign's ballots to citizens, once the appeal period of its file
(retention.appealDays after voting) is over. Votes and results stay; nobody, with whatever access, can tell any more whose
a ballot was, and nobody can see or withdraw their own. There is no way back, nor a waiting time: what is said to be
destroyed is destroyed.

  --campaign ID     the campaign
  --yes             do it; without it, nothing happens
  --table NAME      its Campaigns table (default: the one of the stack reinventons-data)
${COMMON_HELP}`;

const OPTIONS = { ...COMMON, yes: { type: 'boolean', default: false }, table: { type: 'string' } } as const;

/** Gives the exit code. Throws an OperatorError within the appeal period. */
export async function destroySecret(words: string[], tell: (line: string) => void): Promise<number> {
  const values = readWords(words, OPTIONS, HELP);
  if (values.help) {
    tell(HELP);
    return 0;
  }
  if (values.campaign === undefined) throw new OperatorError(`--campaign is missing\n\n${HELP}`);
  const campaign = campaignIn(values.campaigns, values.campaign);
  const connection = connect(targetOf(values));
  const now = await connection.now();
  if (!mayUnlink(campaign, now)) {
    const ends = appealEnds(campaign);
    throw new OperatorError(
      `The appeal period of ${campaign.id} ${ends === null ? 'has no end' : `ends at ${new Date(ends).toISOString()}`}; its secret is not destroyed before`,
    );
  }
  const secrets = new VoterSecrets(connection.secrets, VOTER_SECRET_PREFIX);
  const name = `${VOTER_SECRET_PREFIX}${campaign.id}`;
  const table = values.table ?? (await campaignsTable(connection.database));
  const states = new CampaignStates(connection.database, table);
  // Citizens are told that their ballots are out of reach only where that is noted.
  const noted = () => states.ensureDone(campaign.id, UNLINK, now);
  if (!(await secrets.exists(campaign.id))) {
    await noted();
    tell(`${connection.where} has no secret ${name} any more: its ballots are linked to nobody`);
    return 0;
  }
  if (!values.yes) {
    tell(`This would destroy ${name} on ${connection.where} for good; add --yes to do it`);
    return 2;
  }
  await secrets.destroy(campaign.id);
  await noted();
  tell(`Destroyed ${name} on ${connection.where}: its ballots are linked to nobody any more`);
  return 0;
}

if (import.meta.main) await runCommand((words) => destroySecret(words, (line) => console.log(line)));
