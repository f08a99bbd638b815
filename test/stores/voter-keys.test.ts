import {
  InvalidRequestException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../functions/core/campaign.ts';
import { UNLINK } from '../../functions/core/retention.ts';
import { NoSecretError } from '../../functions/core/voter-secret.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { personOf } from '../../functions/me/person.ts';
import type { CampaignStates } from '../../functions/stores/campaign-states.ts';
import { SECRET_AGE, VoterKeys } from '../../functions/stores/voter-keys.ts';
import { campaignFile } from '../support/campaign-files.ts';

const AT = Date.parse('2024-05-03T10:00:00Z');
const ANNA = { issuer: 'https://issuer.example.org', subject: 'anna', claims: {} };
const details = { message: '', $metadata: {} };
const denied = Object.assign(new Error('no policy allows it'), { name: 'AccessDeniedException' });

/** What Secrets Manager does when it is asked, and how often it was. */
let answer: () => Promise<{ SecretString?: string }>;
let asked: number;
const client = {
  send: () => {
    asked++;
    return answer();
  },
} as unknown as SecretsManagerClient;
let keys: VoterKeys;
beforeEach(() => {
  asked = 0;
  answer = async () => ({ SecretString: 'secret' });
  keys = new VoterKeys(client, 'prefix/');
});

describe('the keys of a citizen', () => {
  it('differ by campaign secret, citizen and purpose, and are the same each time', async () => {
    const key = await keys.keyOf('c', ANNA, AT);
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(await keys.keyOf('c', ANNA, AT)).toBe(key);
    const others = [
      await keys.voucherKeyOf('c', ANNA, AT),
      await keys.keyOf('c', { ...ANNA, subject: 'bert' }, AT),
      await keys.keyOf('c', { ...ANNA, issuer: 'https://other.example.org' }, AT),
    ];
    answer = async () => ({ SecretString: 'another secret' });
    others.push(await keys.keyOf('d', ANNA, AT));
    expect(new Set([key, ...others]).size).toBe(5);
  });

  it('ask for the secret once, by however many requests, until it is old', async () => {
    await Promise.all(Array.from({ length: 20 }, () => keys.keyOf('c', ANNA, AT)));
    await keys.keyOf('c', ANNA, AT + SECRET_AGE - 1);
    expect(asked).toBe(1);
    await keys.keyOf('c', ANNA, AT + SECRET_AGE);
    expect(asked).toBe(2);
  });

  it('go on with the secret in memory while it cannot be asked for', async () => {
    const key = await keys.keyOf('c', ANNA, AT);
    answer = async () => Promise.reject(new Error('out of order'));
    expect(await keys.keyOf('c', ANNA, AT + SECRET_AGE)).toBe(key);
    await expect(keys.keyOf('d', ANNA, AT)).rejects.toThrow('out of order');
  });

  it.each([
    ['not found', new ResourceNotFoundException(details)],
    ['marked for deletion', new InvalidRequestException(details)],
    ['denied, as one that does not exist may be', denied],
  ])('are gone with a secret that is %s', async (_, error) => {
    await keys.keyOf('c', ANNA, AT);
    answer = async () => Promise.reject(error);
    await expect(keys.keyOf('c', ANNA, AT + SECRET_AGE)).rejects.toThrow(NoSecretError);
    await expect(keys.keyOf('c', ANNA, AT)).rejects.toThrow(NoSecretError);
  });
});

describe('whether a citizen is told that their ballot is out of reach', () => {
  const campaign: Campaign = parseCampaign(campaignFile({ id: 'c' }), 'c.json');
  const AFTER_APPEALS = Date.parse('2024-08-01T10:00:00Z');
  const person = (at: number, done: readonly string[]) => {
    const states = { read: async () => ({ revision: 1, done: new Map(done.map((name) => [name, AT])) }) };
    return personOf(ANNA, [campaign], at, { keys, states: states as unknown as CampaignStates });
  };
  beforeEach(() => {
    answer = async () => Promise.reject(denied);
  });

  it('depends on its having been destroyed, and noted', async () => {
    expect(await person(AFTER_APPEALS, ['recount', UNLINK])).toMatchObject({ memberships: [], unlinked: ['c'] });
  });

  it('is not so for a secret that cannot be read for another reason', async () => {
    await expect(person(AFTER_APPEALS, ['recount'])).rejects.toThrow('was not destroyed');
    await expect(person(AT, [UNLINK])).rejects.toThrow(NoSecretError);
  });
});
