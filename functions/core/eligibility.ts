/** What a rule of eligibility can be about. */
export const ACTS = ['propose', 'vote'] as const;
export type Act = (typeof ACTS)[number];

/** Who may take part, beyond being signed in. */
export type EligibilityRule =
  | { readonly rule: 'anyone' }
  /** Whose e-mail address, verified by the issuer, is of one of these domains. */
  | { readonly rule: 'email-domain'; readonly domains: readonly string[] }
  /** Of whom the issuer claims one of these values: a verified residence, for instance. */
  | { readonly rule: 'claim-equals'; readonly claim: string; readonly values: readonly string[] }
  /** Who has redeemed a code that the city handed out. */
  | { readonly rule: 'voucher' };

export type Eligibility = EligibilityRule & { readonly for: readonly Act[] };

/** What a campaign has whose file says nothing. */
export const ANYONE: Eligibility = { rule: 'anyone', for: ['vote'] };

/** The claims of an access token as the gateway hands them on: all of them text, lists as `[a b]`. */
export type Claims = Readonly<Record<string, unknown>>;

/** Why somebody is not eligible and what they can do; it says nothing about them that they did not send. */
export interface Ineligible {
  readonly detail: string;
  /** The rule and what it accepts. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** `voucher`: it depends on whether they have redeemed one, which claims do not tell. */
export type Judgement =
  | { readonly outcome: 'eligible' | 'voucher' }
  | ({ readonly outcome: 'ineligible' } & Ineligible);

export const NO_VOUCHER: Ineligible = {
  detail:
    'Voting in this campaign takes a voucher: redeem the code that the city sent you (POST …/voucher), then vote again',
  members: { rule: 'voucher' },
};

/** Whether the campaign lets a citizen with these claims do this. */
export function judge(eligibility: Eligibility, act: Act, claims: Claims): Judgement {
  if (!eligibility.for.includes(act)) return { outcome: 'eligible' };
  switch (eligibility.rule) {
    case 'anyone':
      return { outcome: 'eligible' };
    case 'voucher':
      return { outcome: 'voucher' };
    case 'email-domain':
      return judgeDomain(eligibility.domains, claims);
    case 'claim-equals':
      return judgeClaim(eligibility.claim, eligibility.values, claims);
  }
}

/** The part behind the last at sign: the one before it may hold others, in quotes. Domains know no case. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function judgeDomain(domains: readonly string[], { email, email_verified: verified }: Claims): Judgement {
  const accepted = domains.map((domain) => `@${domain}`).join(' or ');
  const members = { rule: 'email-domain', domains };
  if (typeof email !== 'string' || !email.includes('@')) {
    const detail = `This takes an e-mail address that ends with ${accepted}, and your sign-in gives none: sign in with such an address`;
    return { outcome: 'ineligible', detail, members };
  }
  if (verified !== 'true' && verified !== true) {
    const detail = `This takes a verified e-mail address that ends with ${accepted}, and yours is not verified: verify it where you signed in, then sign in again`;
    return { outcome: 'ineligible', detail, members };
  }
  if (domains.includes(domainOf(email))) return { outcome: 'eligible' };
  const detail = `This takes an e-mail address that ends with ${accepted}: sign in with such an address`;
  return { outcome: 'ineligible', detail, members };
}

/** The gateway writes a list as `[a b]`: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function valuesIn(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string' && typeof claim !== 'number' && typeof claim !== 'boolean') return [];
  const text = String(claim);
  return text.startsWith('[') && text.endsWith(']') ? [text, ...text.slice(1, -1).split(/[ ,]+/)] : [text];
}

function judgeClaim(claim: string, accepted: readonly string[], claims: Claims): Judgement {
  const values = Object.hasOwn(claims, claim) ? valuesIn(claims[claim]) : [];
  if (values.some((value) => accepted.includes(value))) return { outcome: 'eligible' };
  const asked = `your sign-in to state ${claim} as ${accepted.map((value) => `"${value}"`).join(' or ')}`;
  const detail =
    values.length === 0
      ? `This takes ${asked}, and it states none: sign in with a provider that vouches for it`
      : `This takes ${asked}, and it states something else: if that is wrong, have it put right where you signed in`;
  return { outcome: 'ineligible', detail, members: { rule: 'claim-equals', claim, values: accepted } };
}
