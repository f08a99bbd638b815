import { type Finding, NO_VERDICT, percent, shareOf } from './integrity.ts';

/** Domains of fewer accounts are told together: a domain can be one family's. */
export const LEAST_ACCOUNTS = 10;
/** From this share of all accounts on, a domain is worth a look. */
export const DOMAIN_SHARE = 0.25;

export interface DomainAccounts {
  readonly domain: string;
  readonly accounts: number;
  readonly share: number;
}

/** Where the accounts' e-mail addresses are. */
export interface MailDomains {
  readonly accounts: number;
  /** The most frequent first. */
  readonly domains: readonly DomainAccounts[];
  /** Accounts of the domains that have fewer than LEAST_ACCOUNTS, and how many of these domains there are. */
  readonly pooled: { readonly domains: number; readonly accounts: number };
  readonly withoutAddress: number;
}

/** The part behind the last at sign, in lower case; null for what is no address. */
export function domainOf(address: string | null): string | null {
  const domain = address?.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return address?.includes('@') && domain ? domain : null;
}

/** Counts accounts by domain; addresses themselves are not kept. */
export class DomainCounts {
  readonly #byDomain = new Map<string, number>();
  #withoutAddress = 0;

  add(address: string | null): void {
    const domain = domainOf(address);
    if (domain === null) this.#withoutAddress++;
    else this.#byDomain.set(domain, (this.#byDomain.get(domain) ?? 0) + 1);
  }

  concentration(): MailDomains {
    const counts = [...this.#byDomain];
    const accounts = counts.reduce((sum, [, count]) => sum + count, this.#withoutAddress);
    const small = counts.filter(([, count]) => count < LEAST_ACCOUNTS);
    const domains = counts
      .filter(([, count]) => count >= LEAST_ACCOUNTS)
      .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .map(([domain, count]) => ({ domain, accounts: count, share: shareOf(count, accounts) ?? 0 }));
    const pooled = { domains: small.length, accounts: small.reduce((sum, [, count]) => sum + count, 0) };
    return { accounts, domains, pooled, withoutAddress: this.#withoutAddress };
  }
}

/** The domains of so many accounts that one should know why. */
export function domainFindings({ domains }: MailDomains): Finding[] {
  return domains
    .filter(({ share }) => share >= DOMAIN_SHARE)
    .map(({ domain, share, accounts }) => ({
      code: 'mail-domain',
      about: domain,
      value: share,
      against: DOMAIN_SHARE,
      text: `${percent(share)} of all accounts (${accounts}) have an address at ${domain}. A large mail provider, or the city itself, has that. ${NO_VERDICT}`,
    }));
}
