import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import {
  GetSecretValueCommand,
  InvalidRequestException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Instant } from '../core/campaign.ts';
import { type ReceiptChoice, saltOf } from '../core/commitment.ts';
import { NoSecretError } from '../core/voter-secret.ts';

const LENGTH = 22;

/**
 * How old, in milliseconds, a secret in memory may be: once a campaign's secret is destroyed, environments that have
 * read it before go on linking ballots for as long as this.
 */
export const SECRET_AGE = 10 * 60_000;

export interface Citizen {
  readonly issuer: string;
  readonly subject: string;
}

/** A citizen as one campaign's ballots know them; made with its secret, which is not read again for it. */
export interface Voter {
  readonly voterKey: string;
  /** The salt of their choice on a number, in base64url; see `core/commitment.ts`. */
  readonly saltOf: (number: number, choice: ReceiptChoice) => string;
}

/**
 * Invalid is what a secret answers that is marked for deletion. Access may be denied to one that does not exist, for
 * then a policy that names secrets names none that is there.
 */
function isGone(error: unknown): boolean {
  if (error instanceof ResourceNotFoundException || error instanceof InvalidRequestException) return true;
  return error instanceof Error && error.name === 'AccessDeniedException';
}

const hmac = (secret: KeyObject, bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest();

function keyFrom(secret: KeyObject, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, LENGTH);
}

interface Known {
  readonly secret: KeyObject;
  readonly readAt: Instant;
}

/**
 * Turns a citizen into keys of their own in one campaign: HMAC-SHA-256 over issuer and subject with the campaign's
 * secret, cut to 22 characters (132 bits). Without the secret nobody can tell whose they are.
 */
export class VoterKeys {
  readonly #client: SecretsManagerClient;
  readonly #prefix: string;
  readonly #known = new Map<string, Known>();
  readonly #underWay = new Map<string, Promise<Known>>();

  /** `prefix` + campaign id is the name of the campaign's secret. */
  constructor(client: SecretsManagerClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  /** The key of the citizen's ballot. `at` is the request's instant. Throws a NoSecretError. */
  async keyOf(campaign: string, citizen: Citizen, at: Instant): Promise<string> {
    const { voterKey } = await this.voterOf(campaign, citizen, at);
    return voterKey;
  }

  /** As `keyOf`, with what the same secret gives besides. Throws a NoSecretError. */
  async voterOf(campaign: string, citizen: Citizen, at: Instant): Promise<Voter> {
    const { secret } = await this.#secret(campaign, at);
    const voterKey = keyFrom(secret, `${citizen.issuer}|${citizen.subject}`);
    return { voterKey, saltOf: (number, choice) => saltOf({ secret, voterKey, number, choice }, hmac) };
  }

  /** The salts of all voters, for what publishes the commitment of every vote. Throws a NoSecretError. */
  async saltsOf(campaign: string, at: Instant): Promise<(voterKey: string) => Voter['saltOf']> {
    const { secret } = await this.#secret(campaign, at);
    return (voterKey) => (number, choice) => saltOf({ secret, voterKey, number, choice }, hmac);
  }

  /**
   * The key under which the citizen's voucher is filed. It is not the ballot's: who handed out the codes may know whose
   * each is, and must not find a ballot by it. Throws a NoSecretError.
   */
  async voucherKeyOf(campaign: string, citizen: Citizen, at: Instant): Promise<string> {
    const { secret } = await this.#secret(campaign, at);
    return keyFrom(secret, `voucher|${citizen.issuer}|${citizen.subject}`);
  }

  async #secret(campaign: string, at: Instant): Promise<Known> {
    const known = this.#known.get(campaign);
    if (known && Math.abs(at - known.readAt) < SECRET_AGE) return known;
    const underWay = this.#underWay.get(campaign) ?? this.#refresh(campaign, at);
    this.#underWay.set(campaign, underWay);
    try {
      return await underWay;
    } catch (error) {
      // A secret never changes: the one in memory serves while it cannot be asked for, unless it is gone.
      if (known && !(error instanceof NoSecretError)) return known;
      throw error;
    } finally {
      this.#underWay.delete(campaign);
    }
  }

  async #refresh(campaign: string, at: Instant): Promise<Known> {
    try {
      const command = new GetSecretValueCommand({ SecretId: `${this.#prefix}${campaign}` });
      const { SecretString } = await this.#client.send(command);
      if (!SecretString) throw new Error(`The secret of campaign ${campaign} holds no text`);
      const read = { secret: createSecretKey(SecretString, 'utf8'), readAt: at };
      this.#known.set(campaign, read);
      return read;
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#known.delete(campaign);
      throw new NoSecretError(`Campaign ${campaign} has no secret`, { cause: error });
    }
  }
}
