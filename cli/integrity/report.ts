import { type Finding, type IntegrityReport, percent } from '../../functions/core/integrity.ts';
import { LEAST_ACCOUNTS, type MailDomains } from '../../functions/core/mail-domains.ts';

function findingLines(findings: readonly Finding[]): string[] {
  return findings.length === 0 ? ['  Nothing stands out.'] : findings.map(({ code, text }) => `  ${code}: ${text}`);
}

const share = (value: number | null) => (value === null ? 'not known' : percent(value));

/** The report on how people have voted, line by line. */
export function votingLines(campaign: string, report: IntegrityReport): string[] {
  const { hours, citizensByChoices, ballotsByAge, singleVoteShare, newAccountShare, findings } = report;
  return [
    `${campaign}: how people vote`,
    '  votes by hour, in hours with any',
    ...hours.filter(({ votes }) => votes !== 0).map(({ hour, votes }) => `    ${hour}  ${votes}`),
    `  citizens by number of choices (a single one: ${share(singleVoteShare)})`,
    ...citizensByChoices.map(({ from, to, citizens }) => {
      const range = to === null ? `${from} and more` : from === to ? `${from}` : `${from} to ${to}`;
      return `    ${range.padEnd(12)}  ${citizens}`;
    }),
    `  ballots by the age of the account at its first vote (within an hour, of those known: ${share(newAccountShare)})`,
    ...ballotsByAge.map(({ age, ballots }) => `    ${age.padEnd(12)}  ${ballots}`),
    '  findings',
    ...findingLines(findings).map((line) => `  ${line}`),
  ];
}

/** Where the accounts' addresses are, line by line. */
export function domainLines(
  userPool: string,
  { accounts, domains, pooled, withoutAddress }: MailDomains,
  findings: readonly Finding[],
): string[] {
  return [
    `${userPool}: mail domains of ${accounts} accounts, whether they have voted or not`,
    ...domains.map((each) => `    ${each.domain.padEnd(30)}  ${each.accounts}  ${percent(each.share)}`),
    `    ${pooled.domains} domains of fewer than ${LEAST_ACCOUNTS} accounts each: ${pooled.accounts}`,
    `    without an address: ${withoutAddress}`,
    '  findings',
    ...findingLines(findings).map((line) => `  ${line}`),
  ];
}
