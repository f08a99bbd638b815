import { intervalOf } from '../functions/core/phases.ts';
import { appealEnds } from '../functions/core/retention.ts';
import { groupedVoucher } from '../functions/core/voucher-code.ts';
import { campaignIn } from './operator/campaign.ts';
import { connect } from './operator/connection.ts';
import { OperatorError } from './operator/operator-error.ts';
import { campaignsTable } from './operator/tables.ts';
import { COMMON, COMMON_HELP, readWords, runCommand, targetOf } from './operator/words.ts';
import { makeVouchers } from './vouchers/make.ts';

const MOST = 1_000_000;

const HELP = `npm run vouchers -- --campaign ID --count N [options]

Makes voucher codes for a campaign whose eligibility is "voucher" and prints them, once, as CSV: keep them safe, for the
platform holds their hashes alone. Each lets one citizen vote. \`npm run --silent vouchers -- … > codes.csv\`.

  --campaign ID     the campaign
  --count N         how many, up to ${MOST}
  --table NAME      its Campaigns table (default: the one of the stack reinventons-data)
${COMMON_HELP}`;

const OPTIONS = { ...COMMON, count: { type: 'string' }, table: { type: 'string' } } as const;

/** Gives the exit code; writes the codes by `print`, everything else by `tell`. Throws an OperatorError. */
export async function vouchers(
  words: string[],
  print: (line: string) => void,
  tell: (line: string) => void,
): Promise<number> {
  const values = readWords(words, OPTIONS, HELP);
  if (values.help) {
    tell(HELP);
    return 0;
  }
  const count = Number(values.count);
  if (values.campaign === undefined) throw new OperatorError(`--campaign is missing\n\n${HELP}`);
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    throw new OperatorError(`--count takes a whole number from 1 to ${MOST}, not "${values.count ?? ''}"`);
  }
  const campaign = campaignIn(values.campaigns, values.campaign);
  if (campaign.eligibility.rule !== 'voucher') {
    throw new OperatorError(
      `${campaign.id} asks for no vouchers: its eligibility is "${campaign.eligibility.rule}". Write {"rule": "voucher"} and deploy first`,
    );
  }
  const connection = connect(targetOf(values));
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  const expiresAt = appealEnds(campaign);
  if (closes === null || expiresAt === null || (await connection.now()) >= closes) {
    throw new OperatorError(`Voting in ${campaign.id} has closed: nobody could use the codes`);
  }
  const table = values.table ?? (await campaignsTable(connection.database));
  tell(`Making ${count} vouchers for ${campaign.id} on ${connection.where}`);
  print('campaign,code');
  const order = { campaign: campaign.id, count, expiresAt };
  for await (const codes of makeVouchers(connection.database, table, order)) {
    for (const code of codes) print(`${campaign.id},${groupedVoucher(code)}`);
  }
  tell(`${count} vouchers can be redeemed until ${new Date(closes).toISOString()}`);
  return 0;
}

if (import.meta.main) {
  await runCommand((words) =>
    vouchers(
      words,
      (line) => console.log(line),
      (line) => console.error(line),
    ),
  );
}
