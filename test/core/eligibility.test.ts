import { describe, expect, it } from '@jest/globals';
import { ANYONE, type Eligibility, judge } from '../../functions/core/eligibility.ts';

const VOTE = ['vote'] as const;
const domain: Eligibility = { rule: 'email-domain', domains: ['liege.be', 'uliege.be'], for: VOTE };
const residence: Eligibility = { rule: 'claim-equals', claim: 'postal_code', values: ['4000', '4020'], for: VOTE };

describe('anyone signed in', () => {
  it('is eligible', () => {
    expect(judge(ANYONE, 'vote', {})).toEqual({ outcome: 'eligible' });
  });
});

describe('the rule of the e-mail domain', () => {
  it.each([
    ['an address of the domain', { email: 'anna@liege.be', email_verified: 'true' }],
    ['an address in capitals', { email: 'Anna@ULiege.be', email_verified: 'true' }],
    ['a verification that is no text', { email: 'anna@liege.be', email_verified: true }],
    ['an at sign in the part before', { email: '"a@b"@liege.be', email_verified: 'true' }],
  ])('takes %s', (_, claims) => {
    expect(judge(domain, 'vote', claims).outcome).toBe('eligible');
  });

  it.each([
    ['another domain', { email: 'anna@example.org', email_verified: 'true' }],
    ['a domain below', { email: 'anna@mail.liege.be', email_verified: 'true' }],
    ['a domain that ends alike', { email: 'anna@notliege.be', email_verified: 'true' }],
    ['the domain in the wrong part', { email: 'liege.be@example.org', email_verified: 'true' }],
    ['an address that nobody verified', { email: 'anna@liege.be', email_verified: 'false' }],
    ['an address of which nobody says whether it is verified', { email: 'anna@liege.be' }],
    ['no address', {}],
    ['something else than an address', { email: ['anna@liege.be'], email_verified: 'true' }],
  ])('refuses %s, and says what it takes without repeating who asked', (_, claims) => {
    const judgement = judge(domain, 'vote', claims);
    expect(judgement).toMatchObject({
      outcome: 'ineligible',
      detail: expect.stringContaining('@liege.be or @uliege.be'),
      members: { rule: 'email-domain', domains: ['liege.be', 'uliege.be'] },
    });
    expect(JSON.stringify(judgement)).not.toMatch(/anna|example/i);
  });
});

describe('the rule of the claim', () => {
  it.each([
    ['the value', { postal_code: '4020' }],
    ['the value as a number', { postal_code: 4020 }],
    ['a list that holds it, as the gateway writes lists', { postal_code: '[1000 4000]' }],
    ['a list that holds it', { postal_code: ['1000', '4000'] }],
  ])('takes %s', (_, claims) => {
    expect(judge(residence, 'vote', claims).outcome).toBe('eligible');
  });

  it.each([
    ['another value', { postal_code: '1000' }],
    ['a value that begins alike', { postal_code: '40200' }],
    ['an empty value', { postal_code: '' }],
    ['an object', { postal_code: { value: '4000' } }],
    ['no such claim', { residence: '4000' }],
  ])('refuses %s', (_, claims) => {
    const judgement = judge(residence, 'vote', claims);
    expect(judgement).toMatchObject({
      outcome: 'ineligible',
      members: { claim: 'postal_code', values: residence.values },
    });
    expect(JSON.stringify(judgement)).not.toContain('1000');
  });

  it('does not take what every object has for a claim', () => {
    expect(judge({ ...residence, claim: 'constructor' }, 'vote', {}).outcome).toBe('ineligible');
  });
});

describe('the rule of the voucher', () => {
  it('depends on more than the claims', () => {
    expect(judge({ rule: 'voucher', for: VOTE }, 'vote', {})).toEqual({ outcome: 'voucher' });
  });
});

describe('every rule', () => {
  it('is asked for what the campaign says, and for nothing else', () => {
    expect(judge(domain, 'propose', {}).outcome).toBe('eligible');
    expect(judge({ ...domain, for: ['propose', 'vote'] }, 'propose', {}).outcome).toBe('ineligible');
  });
});
