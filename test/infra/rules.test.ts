import { describe, expect, it } from '@jest/globals';
import { type ComposeOptions, compose, createApp } from '../../infra/compose.ts';
import { allow } from '../../infra/constructs/allow.ts';
import { HouseFunction } from '../../infra/constructs/house-function.ts';
import { emptyBundles, LIEGE } from './composed.ts';

function checked(options: Partial<ComposeOptions> = {}) {
  const app = createApp({ check: true });
  const stacks = compose(app, { campaigns: LIEGE, bundles: emptyBundles(), now: new Date('2017-05-01'), ...options });
  return { app, ...stacks };
}

describe('the rule packs', () => {
  it('find nothing that is not explained', () => {
    expect(() => checked().app.synth()).not.toThrow();
  });

  it('find nothing at an address of its own behind a firewall, either', () => {
    const options = {
      address: { domain: 'ideas.example.org', certificate: 'arn:aws:acm:us-east-1:1:certificate/a' },
      apiHost: { name: 'origin.ideas.example.org', certificate: 'arn:aws:acm:eu-west-1:1:certificate/b' },
      webAcl: 'arn:aws:wafv2:us-east-1:1:global/webacl/rules/a',
      firewall: true,
      alarms: 'ops@example.org',
      budget: 50,
    };
    expect(() => checked(options).app.synth()).not.toThrow();
  });

  it('find nothing where tokens tell the e-mail address, vouchers are redeemed and secrets are destroyed, either', () => {
    const [first] = LIEGE;
    if (!first) throw new Error('There is no campaign.');
    const campaigns = [
      { ...first, id: 'domain', eligibility: { rule: 'email-domain', domains: ['liege.be'], for: ['vote'] } },
      { ...first, id: 'voucher', eligibility: { rule: 'voucher', for: ['vote'] } },
      { ...first, id: 'forgetting', retention: { appealDays: 60, unlinkAfterDays: 90 } },
    ] as const;
    expect(() => checked({ campaigns }).app.synth()).not.toThrow();
  });

  it('stop a wildcard that nobody has explained', () => {
    const { app, application } = checked();
    const browse = application.node.findChild('browse');
    if (!(browse instanceof HouseFunction)) throw new Error('There is no function browse.');
    allow(browse, ['dynamodb:*'], '*');
    expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Action::dynamodb:\*\]/);
  });
});
