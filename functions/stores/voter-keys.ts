import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const LENGTH = 22;

/**
 * Turns a citizen into the key of their ballot: HMAC-SHA-256 over issuer and subject with the campaign's secret, cut
 * to 22 characters (132 bits). Without the secret nobody can tell whose ballot it is.
 */
export class VoterKeys {
  readonly #client: SecretsManagerClient;
  readonly #prefix: string;
  readonly #secrets = new Map<string, Promise<string>>();

  /** `prefix` + campaign id is the name of the campaign's secret. */
  constructor(client: SecretsManagerClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async keyOf(campaign: string, citizen: { readonly issuer: string; readonly subject: string }): Promise<string> {
    const secret = await this.#secret(campaign);
    return createHmac('sha256', secret)
      .update(`${citizen.issuer}|${citizen.subject}`)
      .digest('base64url')
      .slice(0, LENGTH);
  }

  #secret(campaign: string): Promise<string> {
    const known = this.#secrets.get(campaign);
    if (known) return known;
    const secret = this.#fetch(campaign);
    this.#secrets.set(campaign, secret);
    // A failure must not stay in memory as if it were the secret.
    secret.catch(() => this.#secrets.delete(campaign));
    return secret;
  }

  async #fetch(campaign: string): Promise<string> {
    const { SecretString } = await this.#client.send(
      new GetSecretValueCommand({ SecretId: `${this.#prefix}${campaign}` }),
    );
    if (!SecretString) throw new Error(`The secret of campaign ${campaign} holds no text`);
    return SecretString;
  }
}
