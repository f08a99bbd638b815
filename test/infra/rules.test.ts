import { describe, expect, it } from '@jest/globals';
import { compose, createApp } from '../../infra/compose.ts';
import { allow } from '../../infra/constructs/allow.ts';
import { HouseFunction } from '../../infra/constructs/house-function.ts';
import { emptyBundles, LIEGE } from './composed.ts';

function checked() {
  const app = createApp({ check: true });
  const stacks = compose(app, { campaigns: LIEGE, bundles: emptyBundles(), now: new Date('2017-05-01') });
  return { app, ...stacks };
}

describe('the rule packs', () => {
  it('find nothing that is not explained', () => {
    expect(() => checked().app.synth()).not.toThrow();
  });

  it('stop a wildcard that nobody has explained', () => {
    const { app, application } = checked();
    const browse = application.node.findChild('browse');
    if (!(browse instanceof HouseFunction)) throw new Error('There is no function browse.');
    allow(browse, ['dynamodb:*'], '*');
    expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Action::dynamodb:\*\]/);
  });
});
